import { MuteBody, Mutes } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'DELETE',
  path: '/notifications/mutes',
  summary: 'Takes a mute back, or a kind’s retirement',
  scope: 'write',
  cost: 'write',
  service: 'notifications',
  operation: 'unmute',
  query: MuteBody,
  response: Mutes,
};
