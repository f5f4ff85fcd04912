import { goalExamples } from '../../analytics/goals/parse-goal.js';
import { CraftNudgeError } from '../../domain/failure.js';
import type { Goal } from '../../domain/goal.js';
import type { Services } from '../../gateway/contract/services.js';
import { findRepository } from '../tracker/known-repositories.js';
import { goalViews } from '../goal-views.js';
import { addGoal, changeGoal } from '../goals.js';
import type { House } from '../house.js';
import type { AnalyticsDesk } from './scope.js';

type Operations = Pick<Services['analytics'], 'addGoal' | 'changeGoal' | 'goals' | 'removeGoal'>;

/** Each answers with the goals as they stand then. */
export function goalOperations({ kept }: Pick<AnalyticsDesk, 'kept'>): Operations {
  const stand = async (house: House) => ({ goals: await goalViews(house), examples: goalExamples() });
  const change = (id: number, next: (goal: Goal) => readonly Goal[]) => {
    const house = kept.current();
    if (!changeGoal(house.stores, id, next)) throw new CraftNudgeError('NOT_RECORDED', { what: `a goal ${id}` });
    return stand(house);
  };
  return {
    goals: () => stand(kept.current()),
    addGoal: ({ text, repository }) => {
      const house = kept.current();
      const only = repository === undefined ? undefined : findRepository(house.stores, repository).id;
      addGoal(house.stores, text.trim(), only);
      return stand(house);
    },
    changeGoal: ({ id, paused }) => change(id, (goal) => [{ ...goal, paused }]),
    removeGoal: ({ id }) => change(id, () => []),
  };
}
