import { GoalParams, Goals } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'DELETE',
  path: '/goals/:id',
  summary: 'Removes a goal',
  scope: 'write',
  cost: 'write',
  service: 'analytics',
  operation: 'removeGoal',
  params: GoalParams,
  response: Goals,
};
