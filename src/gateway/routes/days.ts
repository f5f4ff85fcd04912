import { Days, WindowQuery } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/days',
  summary: 'Figures of each day with commits',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'days',
  query: WindowQuery,
  response: Days,
};
