import { Commit, CommitName } from '../contract/tracker.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'GET',
  path: '/commits/:hash',
  summary: 'One recorded commit, by its hash or the first four or more digits',
  scope: 'read',
  cost: 'read',
  service: 'tracker',
  operation: 'readCommit',
  params: CommitName,
  response: Commit,
};
