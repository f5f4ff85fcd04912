import { PreferenceChanges, Preferences } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'PATCH',
  path: '/notifications/preferences',
  summary: 'Changes them in your own file, all or none',
  scope: 'write',
  cost: 'write',
  service: 'notifications',
  operation: 'changePreferences',
  body: PreferenceChanges,
  response: Preferences,
};
