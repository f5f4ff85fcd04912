// What was committed lately, over all repositories or in one: what standup, goals and the digest are made from. The
// journal's index passes over everything older.
import { factOf } from '../analytics/fact-of.js';
import type { Instant } from '../domain/commit-record.js';
import type { Fact } from '../domain/fact.js';
import type { Journal } from '../store/journal/journal.js';
import type { RewriteLog } from '../store/logs.js';
import { rewriteFactOf } from './history-facts.js';
import type { Identities } from './identities.js';

export interface RecentLogs {
  readonly journal: Pick<Journal, 'read'>;
  readonly rewrites: Pick<RewriteLog, 'recent'>;
}

export interface RecentQuery {
  readonly from: Instant;
  /** Its id; all of them where it is left out. */
  readonly repository?: string;
}

/** Commits made since `from`, and what replaced them. */
export function readRecentFacts(
  { journal, rewrites }: RecentLogs,
  { from, repository }: RecentQuery,
  { actorOf }: Identities,
): readonly Fact[] {
  const facts: Fact[] = [];
  for (const record of journal.read({ from, ...(repository === undefined ? {} : { repository }) }))
    facts.push(factOf(record, actorOf(record.author)));
  const replaced = rewrites.recent(from).filter((one) => repository === undefined || one.repository === repository);
  return [...facts, ...replaced.map(rewriteFactOf)];
}
