import { Evaluation, OneRepositoryQuery } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/evaluation',
  summary: 'A repository’s history replayed as if live: how right each kind would have been',
  scope: 'read',
  cost: 'heavy',
  service: 'analytics',
  operation: 'evaluation',
  query: OneRepositoryQuery,
  errors: [409],
  response: Evaluation,
};
