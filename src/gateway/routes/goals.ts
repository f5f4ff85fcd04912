import { Goals } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/goals',
  summary: 'Goals, and how they stand',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'goals',
  response: Goals,
};
