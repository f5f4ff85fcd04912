import { DayQuery } from '../contract/analytics.js';
import { WeekView } from '../contract/views.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/week',
  summary: 'Seven days beside the twelve weeks before',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'week',
  query: DayQuery,
  response: WeekView,
};
