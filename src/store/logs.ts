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

/** Folder and name of every log but the commit journal. */
export const LOGS = {
  rewrites: ['behaviors', 'rewrites.jsonl'],
  ledger: ['notifications', 'sent.jsonl'],
  feedback: ['notifications', 'feedback.jsonl'],
} as const;

export const openLedger = (data: DataDirectory): RecordLog<LedgerEntry> => openRecordLog(data, LOGS.ledger);
export const openFeedback = (data: DataDirectory): RecordLog<Feedback> => openRecordLog(data, LOGS.feedback);

/** A hook and the reflog both tell of the same rewrite, mostly within seconds: so far back from the end we look. */
const LOOK_BACK_BYTES = 1 << 18;

export function openRewrites(data: DataDirectory): RewriteLog {
  const log = openLog<Rewrite>(data, LOGS.rewrites);
  const all = asRecordLog(log);
  return {
    append: (rewrites) => {
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
  place: (typeof LOGS)[keyof typeof LOGS],
): RecordLog<Kind> {
  return asRecordLog(openLog<Kind>(data, place));
}

function openLog<Kind extends object>(
  data: DataDirectory,
  [folder, name]: (typeof LOGS)[keyof typeof LOGS],
): AppendLog<Kind> {
  const path = data.resolve(folder, name);
  return openAppendLog<Kind>({ path, lockPath: `${path}.lock`, prepare: () => data.ensure(folder) });
}

function asRecordLog<Kind extends object & { readonly at: Instant }>(log: AppendLog<Kind>): RecordLog<Kind> {
  return {
    append: (records) => log.append(records),
    read: () => recordsOf(log),
    recent: (since) => recentOf(log, since),
    verify: () => log.verify(),
  };
}

function* recordsOf<Kind>(log: AppendLog<Kind>): Generator<Kind> {
  for (const { record } of log.read()) yield record;
}

const FIRST_WINDOW_BYTES = 1 << 16;

/** Looks back in growing windows until one begins before `since`. */
function recentOf<Kind extends { readonly at: Instant }>(log: AppendLog<Kind>, since: Instant): readonly Kind[] {
  const size = log.size();
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
