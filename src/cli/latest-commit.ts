// The day of the latest commit, however long ago: read from the whole journal, and so only where a page would be empty.
import { countedCommits } from '../analytics/superseded.js';
import type { Instant } from '../domain/commit-record.js';
import type { Identities } from '../recorder/identities.js';
import { type RecentQuery, readRecentFacts } from '../recorder/recent-facts.js';
import type { Stores } from '../recorder/stores.js';
import type { Day } from '../report/calendar-day.js';
import { commitsOf, dayOfCommit, latestDayOf } from '../report/own-commits.js';
import type { Subject } from '../report/view.js';

const EVER = '1970-01-01T00:00:00Z' as Instant;

export interface LatestQuery extends Pick<RecentQuery, 'repository'> {
  readonly who: Omit<Subject, 'repositories'>;
  readonly identities: Identities;
}

export function latestDay(stores: Stores, { who, identities, ...scope }: LatestQuery): Day | null {
  const facts = countedCommits(readRecentFacts(stores, { ...scope, from: EVER }, identities));
  return latestDayOf(commitsOf({ ...who, repositories: [] }, facts).map(dayOfCommit));
}
