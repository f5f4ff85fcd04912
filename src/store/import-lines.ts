// Lines of another machine's export into this machine's logs. In: lines, one at a time. Out: what became of each.
// Lines stay as they are; one that cannot be taken blocks no other; again, or after a kill, nothing is doubled.
import type { CommitRecord } from '../domain/commit-record.js';
import type { AppendLog } from './append-log.js';
import type { DataDirectory } from './data-directory.js';
import { commitIdOf } from './ids.js';
import type { Journal } from './journal/journal.js';
import { parseLine, type StoredRecord } from './line.js';
import { openLog, type LogName } from './logs.js';
import { misfitOf, type Schema } from './schema-check.js';

export type ImportKind = 'commit' | 'rewrite' | 'ledger' | 'feedback';
export type LineFate = 'added' | 'known' | 'conflict' | 'erased' | 'waiting';

export type ImportedLine =
  | { readonly fate: LineFate; readonly kind: ImportKind; readonly repository: string }
  | { readonly fate: 'refused'; readonly reason: string };

export interface LineImport {
  take(line: Buffer): ImportedLine;
  /** Makes what was taken durable. */
  flush(): void;
}

export interface ImportParts {
  readonly data: DataDirectory;
  readonly journal: Journal;
  readonly schemas: Readonly<Record<ImportKind, Schema>>;
}

/** Lines of small logs that are written together. */
const BATCH_LINES = 500;

const PLACES: Readonly<Record<Exclude<ImportKind, 'commit'>, { readonly own: LogName; readonly imported: LogName }>> = {
  rewrite: { own: 'rewrites', imported: 'importedRewrites' },
  ledger: { own: 'ledger', imported: 'importedLedger' },
  feedback: { own: 'feedback', imported: 'importedFeedback' },
};

export function createLineImport(parts: ImportParts): LineImport {
  const commits = createCommitIntake(parts);
  const erased = new Set<string>();
  const intakes = {
    rewrite: createSmallIntake(parts, 'rewrite'),
    ledger: createSmallIntake(parts, 'ledger'),
    feedback: createSmallIntake(parts, 'feedback'),
  };
  const takeRecord = (kind: ImportKind, record: StoredRecord): LineFate => {
    if (kind !== 'commit') return isOfErased(record, erased) ? 'erased' : intakes[kind].take(record);
    const commit = record as unknown as CommitRecord;
    const fate = commits.take(commit);
    if (fate === 'erased') erased.add(commit.hash);
    return fate;
  };
  return {
    take: (line) => {
      const checked = check(line, parts.schemas);
      if ('reason' in checked) return { fate: 'refused', reason: checked.reason };
      const { kind, record } = checked;
      return { fate: takeRecord(kind, record), kind, repository: repositoryOf(record) };
    },
    flush: () => {
      commits.flush();
      for (const intake of Object.values(intakes)) intake.flush();
    },
  };
}

type Checked = { readonly kind: ImportKind; readonly record: StoredRecord } | { readonly reason: string };

function check(line: Buffer, schemas: ImportParts['schemas']): Checked {
  const parsed = parseLine(line);
  if (!parsed.ok) return { reason: parsed.reason };
  const { record } = parsed;
  if (isDeeper(record, DEEPEST)) return { reason: 'nested deeper than any record' };
  if (record['v'] !== 1) return { reason: `version ${versionText(record['v'])} is not known to this CraftNudge` };
  const kind = kindOf(record);
  if (kind === undefined) return { reason: 'no record of a kind that is imported' };
  const misfit = misfitOf(record, schemas[kind]);
  if (misfit !== undefined) return { reason: `${misfit} does not fit a ${kind} record` };
  if (kind === 'commit' && record['id'] !== commitIdOf(record['hash'] as CommitRecord['hash']))
    return { reason: 'id is not that of its hash' };
  return { kind, record };
}

/** Ours have four levels. What is nested without end can be read, and not written again. */
const DEEPEST = 32;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}

const versionText = (version: unknown): string =>
  typeof version === 'number' || typeof version === 'string' ? String(version).slice(0, 20) : 'of another shape';

/** Each kind has a field that no other has. */
function kindOf(record: StoredRecord): ImportKind | undefined {
  if ('hash' in record) return 'commit';
  if ('command' in record) return 'rewrite';
  if ('nudge' in record) return 'action' in record ? 'ledger' : 'feedback';
  return undefined;
}

interface Intake<Kind> {
  take(record: Kind): LineFate;
  flush(): void;
}

function createCommitIntake({ data, journal }: ImportParts): Intake<CommitRecord> {
  const session = journal.openImport();
  const aside = openLog<CommitRecord>(data, 'importConflicts');
  const asideSeals = new Set([...aside.read()].map(({ record }) => String(record.check)));
  const seen = new Map<string, Facts>();
  const keepAside = (record: CommitRecord): LineFate => {
    const seal = String(record.check);
    if (!asideSeals.has(seal)) aside.append([record]);
    asideSeals.add(seal);
    return 'conflict';
  };
  return {
    take: (record) => {
      const facts = factsOf(record);
      const before = seen.get(record.hash) ?? knownIn(journal, record.hash);
      if (before !== undefined) return contradict(before, facts) ? keepAside(record) : 'known';
      if (journal.isErased(record)) return 'erased';
      seen.set(record.hash, facts);
      session.add(record);
      if (seen.size % BATCH_LINES === 0) {
        session.flush();
        seen.clear();
      }
      return 'added';
    },
    flush: () => session.flush(),
  };
}

function knownIn(journal: Journal, hash: string): Facts | undefined {
  const known = journal.has(hash) ? journal.find(hash) : undefined;
  return known === undefined ? undefined : factsOf(known);
}

/** What git's object says, the same wherever it is read; the rest depends on who recorded it, where and when. */
interface Facts {
  readonly object: string;
  /** Undefined where it was masked, by rules that may differ. */
  readonly message: string | undefined;
}

function factsOf(record: CommitRecord): Facts {
  const { parents, authoredAt, authorUtcOffset, committedAt, committerUtcOffset, message, redacted = 0 } = record;
  const object = JSON.stringify([parents, authoredAt, authorUtcOffset, committedAt, committerUtcOffset]);
  return { object, message: redacted > 0 ? undefined : message };
}

function contradict(one: Facts, other: Facts): boolean {
  if (one.object !== other.object) return true;
  return one.message !== undefined && other.message !== undefined && one.message !== other.message;
}

function createSmallIntake({ data, journal }: ImportParts, kind: keyof typeof PLACES): Intake<StoredRecord> {
  const { own, imported } = PLACES[kind];
  const log = openLog<StoredRecord>(data, imported);
  const known = new Set([...identitiesIn(openLog(data, own)), ...identitiesIn(log)]);
  let batch: StoredRecord[] = [];
  const flush = (): void => {
    log.append(batch);
    batch = [];
  };
  return {
    take: (record) => {
      const identity = identityOf(record);
      if (known.has(identity)) return 'known';
      // it waits for its hour on the other machine: here it would be shown a second time
      if (record['action'] === 'hold') return 'waiting';
      if (isErasedElsewhere(journal, record)) return 'erased';
      known.add(identity);
      batch.push(record);
      if (batch.length >= BATCH_LINES) flush();
      return 'added';
    },
    flush,
  };
}

function* identitiesIn(log: AppendLog<StoredRecord>): Generator<string> {
  for (const { record } of log.read()) yield identityOf(record);
}

function identityOf({ id, from, to, repository }: StoredRecord): string {
  return typeof id === 'string' ? id : `${String(repository)} ${String(from)} ${String(to)}`;
}

/** By repository or date, as a commit of that time there would be. */
function isErasedElsewhere(journal: Journal, record: StoredRecord): boolean {
  const committedAt = record['commitAt'] ?? record['at'];
  return journal.isErased({ repository: { id: repositoryOf(record) }, committedAt } as CommitRecord);
}

function isOfErased({ from, to, commits }: StoredRecord, erased: ReadonlySet<string>): boolean {
  const named = [from, to, ...(Array.isArray(commits) ? (commits as unknown[]) : [])];
  return named.some((hash) => typeof hash === 'string' && erased.has(hash));
}

function repositoryOf({ repository }: StoredRecord): string {
  if (typeof repository === 'string') return repository;
  return String((repository as { readonly id?: unknown } | undefined)?.id);
}
