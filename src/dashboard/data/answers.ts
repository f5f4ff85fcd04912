// What the services answer, by operation: `Analytics<'days'>` is the JSON of GET /analytics/days.
import type { AnalyticsOperations } from '../../gateway/contract/analytics.js';
import type { NotificationsOperations } from '../../gateway/contract/notifications.js';
import type { TrackerOperations } from '../../gateway/contract/tracker.js';

type Answer<Operations, Name extends keyof Operations> = Operations[Name] extends (input: never) => Promise<infer Given>
  ? Given
  : never;

export type Analytics<Name extends keyof AnalyticsOperations> = Answer<AnalyticsOperations, Name>;
export type Notifications<Name extends keyof NotificationsOperations> = Answer<NotificationsOperations, Name>;
export type Tracker<Name extends keyof TrackerOperations> = Answer<TrackerOperations, Name>;
