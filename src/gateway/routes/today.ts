import { DayQuery } from '../contract/analytics.js';
import { DayView } from '../contract/views.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/today',
  summary: 'One day beside the same weekday of one’s own past',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'today',
  query: DayQuery,
  response: DayView,
};
