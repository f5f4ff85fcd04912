// The logs beside the commit journal: what nudges were decided, what was answered, which commit replaced which.
import type { Instant } from '../domain/commit-record.js';
import type { Feedback, LedgerEntry } from '../domain/nudge.js';
import type { Rewrite } from '../domain/rewrite.js';
import { type AppendLog, openAppendLog } from './append-log.js';
import type { DataDirectory } from './data-directory.js';
import type { VerifyReport } from './verify-file.js';

export interface RecordLog<Kind> {
  append(records: readonly Kind[]): void;
  /** Oldest first. */
  read(): Iterable<Kind>;
  /** Those with `at` not before `since`, oldest first; reads only the end of the log. */
  recent(since: Instant): readonly Kind[];
  verify(): VerifyReport;
}

export interface RewriteLog extends Omit<RecordLog<Rewrite>, 'append'> {
  /** Writes those that were not told lately by another source; returns them. */
  append(rewrites: readonly Rewrite[]): readonly Rewrite[];
}

/**
 * Folder and name of every log but the commit journal. What `import` brings lies beside the machine's own lines, which
 * stay in the order of their time: whoever asks for the latest reads only the end.
 */
export const LOGS = {
  rewrites: ['behaviors', 'rewrites.jsonl'],
  ledger: ['notifications', 'sent.jsonl'],
  feedback: ['notifications', 'feedback.jsonl'],
  importedRewrites: ['behaviors', 'rewrites-imported.jsonl'],
  importedLedger: ['notifications', 'sent-imported.jsonl'],
  importedFeedback: ['notifications', 'feedback-imported.jsonl'],
  importConflicts: ['behaviors', 'import-conflicts.jsonl'],
  erasures: ['behaviors', 'erased.jsonl'],
} as const;

export type LogName = keyof typeof LOGS;

export const openLedger = (data: DataDirectory): RecordLog<LedgerEntry> =>
  openRecordLog(data, 'ledger', 'importedLedger');
export const openFeedback = (data: DataDirectory): RecordLog<Feedback> =>
  openRecordLog(data, 'feedback', 'importedFeedback');

/** A hook and the reflog both tell of the same rewrite, mostly within seconds: so far back from the end we look. */
const LOOK_BACK_BYTES = 1 << 18;

export function openRewrites(data: DataDirectory): RewriteLog {
  const log = openLog<Rewrite>(data, 'rewrites');
  const all = openRecordLog<Rewrite>(data, 'rewrites', 'importedRewrites');
  return {
    append: (rewrites) => {
      if (rewrites.length === 0) return [];
      const known = new Set([...log.readLast(LOOK_BACK_BYTES)].map(({ record }) => identityOf(record)));
      const fresh = [...distinctRewrites(rewrites)].filter((rewrite) => !known.has(identityOf(rewrite)));
      log.append(fresh);
      return fresh;
    },
    read: () => distinctRewrites(all.read()),
    recent: (since) => [...distinctRewrites(all.recent(since))],
    verify: () => log.verify(),
  };
}

function openRecordLog<Kind extends object & { readonly at: Instant }>(
  data: DataDirectory,
  own: LogName,
  imported: LogName,
): RecordLog<Kind> {
  const log = openLog<Kind>(data, own);
  const others = openLog<Kind>(data, imported);
  return {
    append: (records) => log.append(records),
    read: () => recordsOf([others, log]),
    recent: (since) => recentOf(log, since),
    verify: () => log.verify(),
  };
}

/** One log by its name. */
export function openLog<Kind extends object>(data: DataDirectory, name: LogName): AppendLog<Kind> {
  const [folder, file] = LOGS[name];
  const path = data.resolve(folder, file);
  return openAppendLog<Kind>({ path, lockPath: `${path}.lock`, prepare: () => data.ensure(folder) });
}

function* recordsOf<Kind>(logs: readonly AppendLog<Kind>[]): Generator<Kind> {
  for (const log of logs) for (const { record } of log.read()) yield record;
}

const FIRST_WINDOW_BYTES = 1 << 16;

/** Looks back in growing windows until one begins before `since`. */
function recentOf<Kind extends { readonly at: Instant }>(log: AppendLog<Kind>, since: Instant): readonly Kind[] {
  const size = log.size();
  if (size === 0) return [];
  for (let window = FIRST_WINDOW_BYTES; ; window *= 4) {
    const records = [...log.readLast(window)].map(({ record }) => record);
    const oldest = records[0];
    if (window >= size || (oldest !== undefined && oldest.at < since)) return records.filter(({ at }) => at >= since);
  }
}

/** One commit replaced another once, whoever tells it and however often; the first word counts. */
function* distinctRewrites(rewrites: Iterable<Rewrite>): Generator<Rewrite> {
  const seen = new Set<string>();
  for (const rewrite of rewrites) {
    const identity = identityOf(rewrite);
    if (seen.has(identity)) continue;
    seen.add(identity);
    yield rewrite;
  }
}

function identityOf({ repository, from, to }: Rewrite): string {
  return `${repository} ${from} ${to}`;
}
