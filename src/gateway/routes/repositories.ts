import { RepositoryList } from '../contract/tracker.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'GET',
  path: '/repositories',
  summary: 'Known repositories, the latest commit first',
  scope: 'read',
  cost: 'read',
  anew: true,
  service: 'tracker',
  operation: 'listRepositories',
  response: RepositoryList,
};
