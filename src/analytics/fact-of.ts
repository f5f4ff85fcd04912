// A commit record in, the small fact that habits fold over out. `actor` is `me` or the author's id.
import type { CommitRecord, FileChange, Instant } from '../domain/commit-record.js';
import { subjectOf } from '../domain/commit-record.js';
import { isConcealed, OFF_SUBJECT } from '../domain/concealed-subject.js';
import type { CommitFact, FileFact } from '../domain/fact.js';
import { epochOf } from '../domain/instant.js';
import { isBotName, revertsIn } from './message-class.js';
import { directoryOf, extensionOf, isCode, isForeign } from './path-class.js';

const MOST_FILES = 200;
const LONGEST_SUBJECT = 200;

/** What of a record analytics needs; the names pass over a history gives these too, with `stats: 'unknown'`. */
export type FactSource = Pick<
  CommitRecord,
  | 'agent'
  | 'author'
  | 'authoredAt'
  | 'authorUtcOffset'
  | 'committedAt'
  | 'deletions'
  | 'features'
  | 'files'
  | 'filesTotal'
  | 'hash'
  | 'insertions'
  | 'message'
  | 'parents'
  | 'privacy'
  | 'recordedAt'
  | 'stats'
> & { readonly operation?: CommitRecord['operation']; readonly repository: Pick<CommitRecord['repository'], 'id'> };

export function factOf(record: FactSource, actor: string): CommitFact {
  const { hash, parents, message, committedAt, authoredAt, recordedAt, features } = record;
  const subject = saidIn(record);
  const code = record.files.filter(({ path }) => isCode(path));
  const counted = record.stats !== 'unknown';
  const codeDeletions = sumOf(code, 'deletions');
  return {
    type: 'commit',
    repository: record.repository.id,
    hash,
    parents,
    // An impossible date must not move a commit to 1970: the next best time of the same commit stands in.
    at: firstOf(committedAt, authoredAt, recordedAt),
    authoredAt: firstOf(authoredAt, committedAt, recordedAt),
    utcOffset: record.authorUtcOffset,
    actor,
    agent: agentOf(record),
    operation: record.operation ?? null,
    subject: subject.trim().slice(0, LONGEST_SUBJECT),
    bodyLength: features?.bodyLength ?? bodyLengthOf(message, subject),
    reverts: features?.reverts ?? revertsIn(message),
    files: firstFiles(record.files, code),
    fileCount: record.filesTotal ?? record.files.length,
    insertions: counted ? record.insertions : null,
    deletions: counted ? record.deletions : null,
    codeChurn: counted ? (features?.codeChurn ?? sumOf(code, 'insertions') + codeDeletions) : null,
    codeDeletions: counted ? (features?.codeDeletions ?? codeDeletions) : null,
    codeExtensions: features?.codeExtensions ?? countKinds(code, extensionOf),
    directories: features?.directories ?? countKinds(record.files.filter(isOwnWork), directoryOf),
  };
}

/** A person's own words that look like a concealed subject must not answer for it. */
function saidIn({ message, privacy }: FactSource): string {
  if (privacy?.message === 'off') return OFF_SUBJECT;
  const subject = subjectOf(message);
  return privacy === undefined && isConcealed(subject.trim()) ? `"${subject}"` : subject;
}

function bodyLengthOf(message: string, subject: string): number {
  return message.length <= subject.length ? 0 : message.slice(subject.length).trim().length;
}

function firstOf(first: Instant | null, second: Instant | null, last: Instant): number {
  return epochOf(first ?? second ?? last);
}

function agentOf({ agent, author }: FactSource): string | null {
  if (agent !== undefined) return agent;
  return isBotName(author.name ?? '') || isBotName(author.email ?? '') ? 'bot' : null;
}

function countKinds(files: readonly FileChange[], kindOf: (path: string) => string): number {
  return files.length < 2 ? files.length : new Set(files.map(({ path }) => kindOf(path))).size;
}

function isOwnWork(file: FileChange): boolean {
  const isPureRename = file.status === 'R' && file.insertions === 0 && file.deletions === 0;
  return !isPureRename && !isForeign(file.path);
}

function sumOf(files: readonly FileChange[], field: 'insertions' | 'deletions'): number {
  return files.reduce((total, file) => total + (file[field] ?? 0), 0);
}

function firstFiles(all: readonly FileChange[], code: readonly FileChange[]): readonly FileFact[] {
  const ordered = all.length <= MOST_FILES ? all : codeFirst(all, code);
  return ordered.slice(0, MOST_FILES).map(({ path, status, insertions, deletions, from }) => ({
    path,
    status,
    insertions,
    deletions,
    ...(from === undefined ? {} : { from }),
  }));
}

/** By a set: a commit of a repository that was pasted in has twenty thousand files. */
function codeFirst(all: readonly FileChange[], code: readonly FileChange[]): readonly FileChange[] {
  const known = new Set(code);
  return [...code, ...all.filter((file) => !known.has(file))];
}
