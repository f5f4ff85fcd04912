import { Snooze } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'DELETE',
  path: '/notifications/snooze',
  summary: 'Ends a snooze',
  scope: 'write',
  cost: 'write',
  service: 'notifications',
  operation: 'endSnooze',
  response: Snooze,
};
