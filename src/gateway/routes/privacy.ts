import { Privacy } from '../contract/settings.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'GET',
  path: '/privacy',
  summary: 'Each stored field, what it means, and an example of this data directory',
  scope: 'read',
  cost: 'heavy',
  service: 'tracker',
  operation: 'readPrivacy',
  response: Privacy,
};
