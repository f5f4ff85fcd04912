// The routes, alphabetical: one file each, one line to import, one to register.
import type { Route } from '../define-route.js';
import { route as commit } from './commit.js';
import { route as commitBatch } from './commit-batch.js';
import { route as commitTrack } from './commit-track.js';
import { route as commits } from './commits.js';
import { route as config } from './config.js';
import { route as configChange } from './config-change.js';
import { route as coverage } from './coverage.js';
import { route as events } from './events.js';
import { route as healthLive } from './health-live.js';
import { route as privacy } from './privacy.js';
import { route as repositories } from './repositories.js';
import { route as session } from './session.js';
import { route as sessionEnd } from './session-end.js';
import { route as status } from './status.js';

export const routes: readonly Route[] = [
  commit,
  commitBatch,
  commitTrack,
  commits,
  config,
  configChange,
  coverage,
  events,
  healthLive,
  privacy,
  repositories,
  session,
  sessionEnd,
  status,
];
