// The routes, alphabetical: one file each, one line to import, one to register.
import type { Route } from '../define-route.js';
import { route as analyse } from './analyse.js';
import { route as commit } from './commit.js';
import { route as commitBatch } from './commit-batch.js';
import { route as commitTrack } from './commit-track.js';
import { route as commits } from './commits.js';
import { route as config } from './config.js';
import { route as configChange } from './config-change.js';
import { route as coverage } from './coverage.js';
import { route as days } from './days.js';
import { route as evaluation } from './evaluation.js';
import { route as events } from './events.js';
import { route as feedback } from './feedback.js';
import { route as files } from './files.js';
import { route as goalAdd } from './goal-add.js';
import { route as goalChange } from './goal-change.js';
import { route as goalRemove } from './goal-remove.js';
import { route as goals } from './goals.js';
import { route as healthDependencies } from './health-dependencies.js';
import { route as healthLive } from './health-live.js';
import { route as healthReady } from './health-ready.js';
import { route as history } from './history.js';
import { route as insights } from './insights.js';
import { route as lineage } from './lineage.js';
import { route as metrics } from './metrics.js';
import { route as mute } from './mute.js';
import { route as mutes } from './mutes.js';
import { route as notifications } from './notifications.js';
import { route as notifyTest } from './notify-test.js';
import { route as openapi } from './openapi.js';
import { route as patterns } from './patterns.js';
import { route as preferences } from './preferences.js';
import { route as preferencesChange } from './preferences-change.js';
import { route as privacy } from './privacy.js';
import { route as prometheus } from './prometheus.js';
import { route as repositories } from './repositories.js';
import { route as session } from './session.js';
import { route as sessionEnd } from './session-end.js';
import { route as sessions } from './sessions.js';
import { route as snooze } from './snooze.js';
import { route as snoozeEnd } from './snooze-end.js';
import { route as snoozeSet } from './snooze-set.js';
import { route as status } from './status.js';
import { route as today } from './today.js';
import { route as trends } from './trends.js';
import { route as unmute } from './unmute.js';
import { route as week } from './week.js';
import { route as why } from './why.js';

export const routes: readonly Route[] = [
  analyse,
  commit,
  commitBatch,
  commitTrack,
  commits,
  config,
  configChange,
  coverage,
  days,
  evaluation,
  events,
  feedback,
  files,
  goalAdd,
  goalChange,
  goalRemove,
  goals,
  healthDependencies,
  healthLive,
  healthReady,
  history,
  insights,
  lineage,
  metrics,
  mute,
  mutes,
  notifications,
  notifyTest,
  openapi,
  patterns,
  preferences,
  preferencesChange,
  privacy,
  prometheus,
  repositories,
  session,
  sessionEnd,
  sessions,
  snooze,
  snoozeEnd,
  snoozeSet,
  status,
  today,
  trends,
  unmute,
  week,
  why,
];
