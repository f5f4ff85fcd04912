import { Status } from '../contract/tracker.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'GET',
  path: '/status',
  summary: 'The last recorded commit, what waits to be said, and what keeps commits from being recorded',
  scope: 'read',
  cost: 'heavy',
  anew: true,
  service: 'tracker',
  operation: 'readStatus',
  response: Status,
};
