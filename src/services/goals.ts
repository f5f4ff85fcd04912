// The goals that a person sets, changed the same way by the command line and by the API.
import { goalExamples, parseGoal } from '../analytics/goals/parse-goal.js';
import { CraftNudgeError } from '../domain/failure.js';
import type { Goal } from '../domain/goal.js';
import { systemClock } from '../domain/instant.js';
import { safeText } from '../domain/safe-text.js';
import { readGoals, saveGoals } from '../recorder/goals.js';
import type { Stores } from '../recorder/stores.js';

const MOST_GOALS = 20;

/** In words; only about the repository with that id, where one is given. Throws WRONG_USAGE with what can be said. */
export function addGoal(stores: Stores, text: string, repository?: string): void {
  const parsed = parseGoal(text);
  if (!parsed.ok) throw wrong(`${safeText(parsed.reason)}; you can say: ${goalExamples().join(' · ')}`);
  const goals = readGoals(stores);
  if (goals.length >= MOST_GOALS) throw wrong(`there are ${MOST_GOALS} goals already: remove one first`);
  const goal: Goal = {
    id: freeNumber(goals),
    text,
    ...parsed.goal,
    addedAt: systemClock.now(),
    ...(repository === undefined ? {} : { repository }),
    paused: false,
  };
  saveGoals(stores, [...goals, goal]);
}

/** What `change` gives takes the goal's place. False where no goal has that number. */
export function changeGoal(stores: Stores, id: number, change: (goal: Goal) => readonly Goal[]): boolean {
  const goals = readGoals(stores);
  if (goals.every((goal) => goal.id !== id)) return false;
  saveGoals(
    stores,
    goals.flatMap((goal) => (goal.id === id ? change(goal) : [goal])),
  );
  return true;
}

const wrong = (reason: string): CraftNudgeError => new CraftNudgeError('WRONG_USAGE', { reason });

function freeNumber(goals: readonly Goal[]): number {
  const numbers = Array.from({ length: MOST_GOALS + 1 }, (_, index) => index + 1);
  return numbers.find((id) => goals.every((goal) => goal.id !== id)) ?? 1;
}
