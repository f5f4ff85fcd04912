// The routes, alphabetical: one file each, one line to import, one to register.
import type { Route } from '../define-route.js';
import { route as commits } from './commits.js';
import { route as healthLive } from './health-live.js';
import { route as session } from './session.js';
import { route as sessionEnd } from './session-end.js';

export const routes: readonly Route[] = [commits, healthLive, session, sessionEnd];
