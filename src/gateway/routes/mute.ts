import { MuteBody, Mutes } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'PUT',
  path: '/notifications/mutes',
  summary: 'Silences a kind, or a kind about one file',
  scope: 'write',
  cost: 'write',
  service: 'notifications',
  operation: 'mute',
  body: MuteBody,
  response: Mutes,
};
