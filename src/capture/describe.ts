// A raw commit as a record: who may be named, what is masked, how much is kept. Pure: everything it knows of the
// world comes in with `Describe`.
import { isUtf8 } from 'node:buffer';
import type { CommitHash, CommitRecord, FileChange, Operation, Person, RecordSource } from '../domain/commit-record.js';
import type { Clock } from '../domain/instant.js';
import type { Masker } from '../privacy/mask.js';
import { agentOf, trailersOf } from './agent.js';
import { dateOf } from './commit-date.js';
import type { RawCommit, RawSignature } from './raw-commit.js';
import type { Repository } from './repository.js';

export interface Describe {
  readonly repository: Repository;
  readonly source: RecordSource;
  readonly clock: Clock;
  readonly privacy: {
    /** `hashed`: other people's names and addresses are not kept, their `id` only. */
    readonly others: 'hashed' | 'full';
    readonly mask: Masker;
    /** Keeps paths apart that differ in their secrets only. */
    readonly maskPath: Masker;
  };
  /** uuid v5 of the hash. */
  commitId(hash: CommitHash): string;
  /** Is it an address of the person who uses the tool? */
  me(email: string): boolean;
  authorId(email: string): string;
  operationOf(hash: CommitHash): Operation | null;
  branchOf(hash: CommitHash): string | null;
  /** Where it was made, where that is another work tree than the one that we are in. */
  worktreeOf?(hash: CommitHash): string | null | undefined;
  /** The coding agent that the environment named when the commit was made. */
  markerOf(hash: CommitHash): string | undefined;
  /** Takes words and names out of what is kept, where the person wants that. */
  readonly conceal?: (record: CommitRecord) => CommitRecord;
}

/** What only the commit object itself can tell; needed for few commits. */
export interface Aside {
  /** Parents that a shallow clone's boundary hides. Such a commit is not taken for one that added everything. */
  readonly boundaryParents?: readonly CommitHash[];
  /** The dates' raw text, where git finds no date. */
  readonly authorDate?: string;
  readonly committerDate?: string;
  /** Set where git could not count lines, or not even list files. */
  readonly uncounted?: boolean;
}

/** The longest message that a record keeps, in bytes. */
const MAX_MESSAGE = 1 << 20;

export function describeCommit(raw: RawCommit, describe: Describe, aside: Aside = {}): CommitRecord {
  const { repository, privacy } = describe;
  const { message, messageBytes, messageTotal, redacted } = messageOf(raw.message, privacy.mask);
  const branch = maskNullable(describe.branchOf(raw.hash), privacy.mask);
  const list = filesOf(raw, aside, privacy.maskPath);
  const authored = dateOf(raw.author, aside.authorDate);
  const committed = isSameMoment(raw) ? authored : dateOf(raw.committer, aside.committerDate);
  const record: Explicit<CommitRecord> = {
    v: 1,
    id: describe.commitId(raw.hash),
    recordedAt: describe.clock.now(),
    source: describe.source,
    repository: { id: repository.id, name: repository.name, path: repository.path },
    worktree: describe.worktreeOf?.(raw.hash) ?? repository.worktree,
    hash: raw.hash,
    parents: aside.boundaryParents ?? raw.parents,
    branch: branch.text,
    operation: describe.operationOf(raw.hash),
    author: personOf(raw.author, describe),
    authoredAt: authored.instant,
    authoredAtRaw: authored.raw,
    authorUtcOffset: authored.utcOffset,
    committer: personOf(raw.committer, describe),
    committedAt: committed.instant,
    committedAtRaw: committed.raw,
    committerUtcOffset: committed.utcOffset,
    agent: agentBehind(raw, message, describe),
    message,
    messageBytes: redacted > 0 ? undefined : messageBytes,
    messageTotal,
    redacted: redacted + branch.redacted + list.redacted || undefined,
    stats: list.uncounted ? 'unknown' : undefined,
    files: list.files,
    filesTotal: list.files.length < list.total ? list.total : undefined,
    insertions: list.uncounted ? 0 : raw.insertions,
    deletions: list.uncounted ? 0 : raw.deletions,
    privacy: undefined,
    features: undefined,
  };
  return describe.conceal?.(record as CommitRecord) ?? (record as CommitRecord);
}

/** Optional keys are there with `undefined`, which JSON leaves out: one literal costs less than many spreads. */
type Explicit<Shape> = { readonly [Key in Exclude<keyof Shape, 'check'>]-?: Shape[Key] | ExplicitAbsence<Shape, Key> };
type ExplicitAbsence<Shape, Key extends keyof Shape> = object extends Pick<Shape, Key> ? undefined : never;

/** Mostly they are, and a date costs more than a comparison. */
function isSameMoment({ author, committer }: RawCommit): boolean {
  return author.digits === committer.digits && author.date === committer.date && author.digits !== '';
}

/** A variable or a note may hold anything: what is kept of them is a name. */
const LONGEST_AGENT = 60;

function agentBehind(raw: RawCommit, message: string, describe: Describe): string | undefined {
  const { mask } = describe.privacy;
  const marker = describe.markerOf(raw.hash);
  return agentOf({
    environmentMarker: marker === undefined ? undefined : mask(marker).text.slice(0, LONGEST_AGENT),
    trailers: trailersOf(message),
    authorName: raw.author.name,
    authorEmail: raw.author.email,
    notes: raw.notes === '' ? '' : mask(raw.notes).text,
  });
}

function personOf({ name, email }: RawSignature, describe: Describe): Person {
  const id = describe.authorId(email);
  return describe.privacy.others === 'full' || describe.me(email) ? { id, name, email } : { id };
}

interface MessageParts {
  readonly message: string;
  readonly messageBytes: string | undefined;
  readonly messageTotal: number | undefined;
  readonly redacted: number;
}

function messageOf(raw: Buffer, mask: Masker): MessageParts {
  const bytes = withoutTrailingNewlines(raw);
  const cut = bytes.length > MAX_MESSAGE ? bytes.subarray(0, endOfCharacter(bytes, MAX_MESSAGE)) : bytes;
  const { text: message, redacted } = maskThenCut(bytes, cut.length, mask);
  return {
    message,
    redacted,
    messageBytes: message.includes('\ufffd') && !isUtf8(cut) ? cut.toString('base64') : undefined,
    messageTotal: cut.length < bytes.length ? bytes.length : undefined,
  };
}

/** A secret that the cut would halve must still be seen whole: mask a little further than is kept. */
const MASK_AHEAD = 8192;

function maskThenCut(bytes: Buffer, length: number, mask: Masker): { text: string; redacted: number } {
  if (length === bytes.length) return mask(bytes.toString('utf8'));
  const masked = mask(bytes.toString('utf8', 0, endOfCharacter(bytes, length + MASK_AHEAD)));
  const maskedBytes = Buffer.from(masked.text, 'utf8');
  return { text: maskedBytes.toString('utf8', 0, endOfCharacter(maskedBytes, length)), redacted: masked.redacted };
}

function withoutTrailingNewlines(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0x0a) end -= 1;
  return bytes.subarray(0, end);
}

/** The last place at or before `limit` that does not lie inside a UTF-8 character. */
function endOfCharacter(bytes: Buffer, limit: number): number {
  if (limit >= bytes.length) return bytes.length;
  let end = limit;
  while (end > limit - 4 && isContinuation(bytes[end])) end -= 1;
  return isContinuation(bytes[end]) ? limit : end;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

interface Files {
  readonly files: readonly FileChange[];
  readonly total: number;
  readonly uncounted: boolean;
  readonly redacted: number;
}

function filesOf(raw: RawCommit, aside: Aside, mask: Masker): Files {
  if (aside.boundaryParents !== undefined) return { files: [], total: 0, uncounted: true, redacted: 0 };
  let redacted = 0;
  const files = raw.files.map((file) => {
    const path = mask(file.path);
    const from = maskNullable(file.from ?? null, mask);
    const count = path.redacted + from.redacted;
    redacted += count;
    return count === 0 ? file : maskedFile(file, path.text, from.text);
  });
  return { files, total: raw.fileCount, uncounted: aside.uncounted === true, redacted };
}

/** Without the bytes: they would tell what is masked. */
function maskedFile(file: FileChange, path: string, from: string | null): FileChange {
  const { status, insertions, deletions } = file;
  return { path, status, insertions, deletions, ...(from === null ? {} : { from }) };
}

function maskNullable(text: string | null, mask: Masker): { readonly text: string | null; readonly redacted: number } {
  return text === null ? { text, redacted: 0 } : mask(text);
}
