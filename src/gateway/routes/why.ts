import { NudgeParams, Why } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'GET',
  path: '/notifications/:id',
  summary: 'Everything behind one nudge',
  scope: 'read',
  cost: 'read',
  service: 'notifications',
  operation: 'why',
  params: NudgeParams,
  response: Why,
};
