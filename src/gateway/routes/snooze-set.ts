import { Snooze, SnoozeBody } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'PUT',
  path: '/notifications/snooze',
  summary: 'Shows nothing until then',
  scope: 'write',
  cost: 'write',
  service: 'notifications',
  operation: 'setSnooze',
  body: SnoozeBody,
  response: Snooze,
};
