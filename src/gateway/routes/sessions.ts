import { ListQuery, Sessions } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/sessions',
  summary: 'Stretches of work, newest first',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'sessions',
  query: ListQuery,
  response: Sessions,
};
