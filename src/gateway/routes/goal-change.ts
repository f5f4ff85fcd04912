import { GoalChange, GoalParams, Goals } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'PATCH',
  path: '/goals/:id',
  summary: 'Pauses a goal, or takes it up again',
  scope: 'write',
  cost: 'write',
  service: 'analytics',
  operation: 'changeGoal',
  params: GoalParams,
  body: GoalChange,
  response: Goals,
};
