import { Config, ConfigChange } from '../contract/settings.js';
import type { ServiceRoute } from '../define-route.js';

export const route: ServiceRoute<'tracker'> = {
  method: 'PATCH',
  path: '/config',
  summary: 'Changes settings in your own file, as craftnudge config does',
  scope: 'admin', // what is kept of whom, and by which names the server may be asked
  cost: 'write',
  service: 'tracker',
  operation: 'changeConfig',
  body: ConfigChange,
  response: Config,
};
