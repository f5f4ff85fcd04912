// How the goals of this user stand now, for every page that shows them.
import { epochOf, systemClock } from '../domain/instant.js';
import { commitsForGoals, readGoals } from '../recorder/goals.js';
import { type GoalView, goalViewsOf } from '../report/goals-view.js';
import type { House } from './house.js';

/** Costs nothing where there is no goal. */
export async function goalViews({ stores, recorder }: House): Promise<readonly GoalView[]> {
  const goals = readGoals(stores);
  if (goals.length === 0) return [];
  const now = epochOf(systemClock.now());
  const commits = commitsForGoals(goals, stores, { now, identities: await recorder.identitiesAt() });
  return goalViewsOf({ goals, commits, now, nameOf: stores.repositories.nameOf });
}
