import { Snooze } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'GET',
  path: '/notifications/snooze',
  summary: 'Until when nothing is shown',
  scope: 'read',
  cost: 'read',
  service: 'notifications',
  operation: 'snooze',
  response: Snooze,
};
