import { Mutes } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'GET',
  path: '/notifications/mutes',
  summary: 'What is muted, and what has retired by itself',
  scope: 'read',
  cost: 'read',
  service: 'notifications',
  operation: 'mutes',
  response: Mutes,
};
