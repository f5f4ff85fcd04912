// How many commits of each repository are recorded, from the index alone; of each one line is read, which names it.
import type { CommitRecord, Instant, RepositoryRef } from '../../domain/commit-record.js';
import { NO_TIME } from '../journal-index/row.js';
import { type RowTally, Tallies } from '../journal-index/row-tally.js';
import { parseObject } from '../line.js';
import type { JournalView } from './journal-view.js';

export interface RepositoryTally {
  /** As its newest commit has it. */
  readonly repository: RepositoryRef;
  readonly commits: number;
  /** Committer time of the newest one that has one. */
  readonly latest: Instant | null;
}

export function tallyJournal(view: JournalView): readonly RepositoryTally[] {
  const all = new Tallies();
  for (const { summary, pagesBackward } of view.parts()) {
    if (summary?.tallies != null) for (const tally of summary.tallies) all.join(tally);
    else for (const page of pagesBackward()) all.add(page);
  }
  return all.list().flatMap((tally) => named(view, tally));
}

/** Nothing where the line is damaged: then the next reading counts it as missing. */
function named(view: JournalView, { commits, newest }: RowTally): readonly RepositoryTally[] {
  const record = parseObject(view.lineAt(newest).toString('utf8')) as CommitRecord | undefined;
  if (record?.hash?.startsWith(newest.prefix) !== true) return [];
  return [{ repository: record.repository, commits, latest: newest.at === NO_TIME ? null : record.committedAt }];
}
