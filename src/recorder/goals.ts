// The goals of this user, in settings/goals.json, and the commits that they are about. Read only where there is a goal.
import { GOAL_WEEKS } from '../analytics/goals/goal-progress.js';
import { countedCommits, isHandmade } from '../analytics/superseded.js';
import type { CommitFact } from '../domain/fact.js';
import { type Goal, type GoalsFile, noGoals } from '../domain/goal.js';
import { instantOf } from '../domain/instant.js';
import { DAY } from '../domain/local-time.js';
import { type Identities, ME } from './identities.js';
import { readRecentFacts } from './recent-facts.js';
import type { Stores } from './stores.js';

const FILE = ['settings', 'goals.json'] as const;
/** For goals that look at so many commits rather than days. */
const LEAST_DAYS = 180;

export function readGoals({ load }: Pick<Stores, 'load'>): readonly Goal[] {
  return ((load(...FILE) as GoalsFile | undefined) ?? noGoals).goals;
}

export function saveGoals({ save }: Pick<Stores, 'save'>, goals: readonly Goal[]): void {
  save({ v: 1, goals } satisfies GoalsFile, ...FILE);
}

/** Own handmade commits, as far back as these goals look. */
export function commitsForGoals(
  goals: readonly Goal[],
  stores: Pick<Stores, 'journal' | 'rewrites'>,
  { now, identities }: { readonly now: number; readonly identities: Identities },
): readonly CommitFact[] {
  if (goals.length === 0) return [];
  const spans = goals.map(({ span }) => ('days' in span ? span.days : LEAST_DAYS));
  const from = instantOf(now - (Math.max(...spans) + GOAL_WEEKS * 7) * DAY);
  if (from === undefined) return [];
  const isOwn = identities.emails.length === 0 ? () => true : ({ actor }: CommitFact) => actor === ME;
  return countedCommits(readRecentFacts(stores, { from }, identities)).filter(
    (fact) => isHandmade(fact) && isOwn(fact),
  );
}
