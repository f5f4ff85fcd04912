import { Config } from '../contract/settings.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'GET',
  path: '/config',
  summary: 'Every setting: value, origin, meaning, and what it takes',
  scope: 'read',
  cost: 'read',
  service: 'tracker',
  operation: 'readConfig',
  response: Config,
};
