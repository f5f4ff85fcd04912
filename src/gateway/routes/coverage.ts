import { Coverage, CoverageQuery } from '../contract/tracker.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'GET',
  path: '/coverage',
  summary: 'Is every commit made in a repository recorded? Looks in its reflog first',
  scope: 'read',
  cost: 'heavy',
  anew: true,
  service: 'tracker',
  operation: 'readCoverage',
  query: CoverageQuery,
  response: Coverage,
};
