import { HistoryQuery, LedgerPage } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'GET',
  path: '/notifications/history',
  summary: 'Lines of the ledger, newest first',
  scope: 'read',
  cost: 'read',
  service: 'notifications',
  operation: 'history',
  query: HistoryQuery,
  response: LedgerPage,
};
