import { Lineage, ListQuery } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/lineage',
  summary: 'Commits and the drafts that they took the place of',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'lineage',
  query: ListQuery,
  response: Lineage,
};
