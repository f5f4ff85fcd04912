import { Patterns, RepositoryQuery } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/patterns',
  summary: 'Every kind of nudge with its record, its gate and its mutes',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'patterns',
  query: RepositoryQuery,
  response: Patterns,
};
