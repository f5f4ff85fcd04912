import { FeedbackBody, Noted, NudgeParams } from '../contract/notifications.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'notifications'> = {
  method: 'POST',
  path: '/notifications/:id/feedback',
  summary: 'Answers a nudge',
  scope: 'write',
  cost: 'write',
  service: 'notifications',
  operation: 'feedback',
  params: NudgeParams,
  body: FeedbackBody,
  response: Noted,
  status: 201,
};
