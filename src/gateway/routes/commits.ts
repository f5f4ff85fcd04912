import { CommitPage, CommitQuery } from '../contract/tracker.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'GET',
  path: '/commits',
  summary: 'Recorded commits, newest first',
  scope: 'read',
  cost: 'read',
  service: 'tracker',
  operation: 'listCommits',
  query: CommitQuery,
  response: CommitPage,
};
