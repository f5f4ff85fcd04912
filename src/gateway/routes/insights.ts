import { RepositoryQuery } from '../contract/analytics.js';
import { InsightsView } from '../contract/views.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/insights',
  summary: 'What changed against one’s own past',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'insights',
  query: RepositoryQuery,
  response: InsightsView,
};
