// A request for every route of the gateway, for tests of what holds whichever route is asked.
import { API } from '../../src/gateway/define-route.js';
import { routes } from '../../src/gateway/routes/index.js';

export interface RouteCall {
  readonly method: string;
  /** With its parameters filled in. */
  readonly path: string;
  readonly writes: boolean;
  readonly isPublic: boolean;
}

export const everyRoute: readonly RouteCall[] = routes.map(({ method, path, scope }) => ({
  method,
  path: `${API}${path.replace(/:\w+/g, '0000000')}`,
  writes: method !== 'GET',
  isPublic: scope === 'public',
}));
