// The services behind the gateway, by name. Their operations take and give plain JSON, so that the same call can lead into
// this process, into a worker of it, or later to an instance on another host.
import type { AnalyticsOperations } from './analytics.js';
import type { NotificationsOperations } from './notifications.js';
import type { TrackerOperations } from './tracker.js';

export interface Services {
  readonly tracker: TrackerOperations;
  readonly analytics: AnalyticsOperations;
  readonly notifications: NotificationsOperations;
}

export type ServiceName = keyof Services;
export const serviceNames = ['tracker', 'analytics', 'notifications'] as const satisfies readonly ServiceName[];

/** What a service answers when asked how it is. */
export interface Health {
  /** `down` takes no calls; `degraded` takes them and says what is wrong. */
  readonly status: 'up' | 'degraded' | 'down';
  /** One sentence where it is not `up`. */
  readonly reason?: string;
}

/** One running service. */
export interface Instance {
  readonly service: ServiceName;
  /** Where it runs, for people: `in process`, `worker`, `https://…`. */
  readonly place: string;
  /** The answer as JSON text: it is sent as it is, wherever it was made. Throws CraftNudgeError. */
  call(operation: string, input: Readonly<Record<string, unknown>>): Promise<string>;
  health(): Promise<Health>;
  /** Takes no new call, and resolves when the last one has ended. */
  drain(): Promise<void>;
}
