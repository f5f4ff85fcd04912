import { GoalBody, Goals } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'POST',
  path: '/goals',
  summary: 'Sets a goal, in words',
  scope: 'write',
  cost: 'write',
  service: 'analytics',
  operation: 'addGoal',
  body: GoalBody,
  response: Goals,
  status: 201,
};
