import { Metrics, MetricsQuery } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'GET',
  path: '/analytics/metrics',
  summary: 'Figures of a window by the name of their metric',
  scope: 'read',
  cost: 'read',
  service: 'analytics',
  operation: 'metrics',
  query: MetricsQuery,
  response: Metrics,
};
