import { Trends, WindowQuery } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/trends',
  summary: 'Figures of each week',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'trends',
  query: WindowQuery,
  response: Trends,
};
