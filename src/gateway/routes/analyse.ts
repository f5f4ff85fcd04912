import { AnalyseBody, Analysed } from '../contract/analytics.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'analytics'> = {
  method: 'POST',
  path: '/analytics/analyse',
  summary: 'Does now what the first commit of a day sets off: figures, verdicts, insights',
  scope: 'write',
  cost: 'heavy',
  service: 'analytics',
  operation: 'analyse',
  body: AnalyseBody,
  errors: [409],
  response: Analysed,
  status: 202,
};
