import { TestResult } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'POST',
  path: '/notifications/test',
  summary: 'A harmless nudge through every channel',
  scope: 'write',
  cost: 'write',
  service: 'notifications',
  operation: 'test',
  response: TestResult,
};
