import { Files, ListQuery } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/files',
  summary: 'Lines, commits and corrections of each file, those with most changed lines first',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'files',
  query: ListQuery,
  response: Files,
};
