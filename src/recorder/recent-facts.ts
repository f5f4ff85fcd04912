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
  readonly rewrites: Pick<RewriteLog, 'read' | 'recent'>;
}

export interface RecentQuery {
  /** From the first one on where it is left out. */
  readonly from?: Instant;
  /** Not included; up to now where it is left out. */
  readonly to?: Instant;
  /** Its id; all of them where it is left out. */
  readonly repository?: string;
  /** Reading ends with the first commit beyond so many. */
  readonly most?: number;
}

/** Commits made since `from`, and what replaced them. */
export function readRecentFacts(
  { journal, rewrites }: RecentLogs,
  { most = Infinity, ...query }: RecentQuery,
  { actorOf }: Identities,
): readonly Fact[] {
  const facts: Fact[] = [];
  for (const record of journal.read(query)) {
    facts.push(factOf(record, actorOf(record.author)));
    if (facts.length > most) return facts;
  }
  const told = query.from === undefined ? [...rewrites.read()] : rewrites.recent(query.from);
  const replaced = told.filter((one) => query.repository === undefined || one.repository === query.repository);
  return [...facts, ...replaced.map(rewriteFactOf)];
}
