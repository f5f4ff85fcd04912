// The services of this data directory, as instances that a gateway can call.
import type { Instance, ServiceName } from '../gateway/contract/services.js';
import { createAnalytics } from './analytics/create-analytics.js';
import { withApart } from './apart.js';
import type { House } from './house.js';
import { inProcess } from './in-process.js';
import { inWorker } from './in-worker.js';
import { keepHouse } from './kept-house.js';
import { createNotifications } from './notifications/create-notifications.js';
import { createTracker } from './tracker/create-tracker.js';

type Opening = readonly [name: ServiceName, open: (house: House) => Instance];

const tracker: Opening = ['tracker', (house) => inProcess(createTracker(house))];

/** What computes has a thread of its own. */
const APART: readonly Opening[] = [
  tracker,
  [
    'analytics',
    ({ env }) => {
      const open = (): Instance => inWorker({ service: 'analytics', env, megabytes: 768 });
      return withApart(open(), { operations: ['evaluation'], open });
    },
  ],
  ['notifications', ({ env }) => inWorker({ service: 'notifications', env, megabytes: 512 })],
];

/** The same operations without threads. */
const HERE: readonly Opening[] = [
  tracker,
  ['analytics', (house) => inProcess(createAnalytics(keepHouse(house)))],
  ['notifications', (house) => inProcess(createNotifications(keepHouse(house)))],
];

interface Wanted {
  /** One service; all of them where it is left out. */
  readonly role?: ServiceName;
  readonly threads?: boolean;
}

export function openServices(house: House, { role, threads = true }: Wanted = {}): readonly Instance[] {
  return (threads ? APART : HERE)
    .filter(([name]) => role === undefined || name === role)
    .map(([, open]) => revising(open(house), house));
}

/** A call may have written: what is known of the revision is dropped, so that the next question sees it. */
function revising(instance: Instance, { revision }: House): Instance {
  return { ...instance, call: (operation, input) => instance.call(operation, input).finally(revision.drop) };
}
