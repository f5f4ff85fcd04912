// A page of recorded commits, newest first. In: a question, bounded. Out: commits and where the next page begins. Who asks
// for a path or an author makes us read records: so many a request, then the cursor says where to go on.
import type { CommitRecord } from '../../domain/commit-record.js';
import type { NewestPlace } from '../../store/journal-index/newest-rows.js';
import type { Journal } from '../../store/journal/journal.js';
import { cursorOf } from './commit-cursor.js';
import type { CommitFilter } from './commit-filter.js';

/** Records that one request may read. */
export const SCAN_BUDGET = 5000;

export interface CommitPage {
  readonly items: readonly CommitRecord[];
  readonly next: string | null;
}

export interface PageAsked {
  readonly filter: CommitFilter;
  readonly limit: number;
  readonly before: NewestPlace | undefined;
}

export function listCommits(journal: Pick<Journal, 'newest'>, { filter, limit, before }: PageAsked): CommitPage {
  const most = filter.isExact ? limit + 1 : Math.max(SCAN_BUDGET, limit + 1);
  const { records, last } = journal.newest({ ...filter.bounds, before, most });
  const items: CommitRecord[] = [];
  let end = before;
  for (const { record, place } of records) {
    if (items.length === limit && end !== undefined) return { items, next: cursorOf(end) };
    if (filter.accepts(record)) items.push(record);
    end = place;
  }
  return { items, next: last === undefined ? null : cursorOf(last) };
}
