import { Preferences } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'GET',
  path: '/notifications/preferences',
  summary: 'The settings that say when and where nudges come',
  scope: 'read',
  cost: 'read',
  service: 'notifications',
  operation: 'preferences',
  response: Preferences,
};
