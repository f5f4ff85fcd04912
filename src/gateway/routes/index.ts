// The routes, alphabetical: one file each, one line to import, one to register.
import type { Route } from '../define-route.js';
import { route as commits } from './commits.js';
import { route as events } from './events.js';
import { route as healthLive } from './health-live.js';

export const routes: readonly Route[] = [commits, events, healthLive];
