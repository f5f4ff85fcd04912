// The services of this data directory, as instances that a gateway can call.
import type { Instance, ServiceName } from '../gateway/contract/services.js';
import type { House } from './house.js';
import { inProcess } from './in-process.js';
import { createTracker } from './tracker/create-tracker.js';

/** All of them, or only one. */
export function openServices(house: House, role?: ServiceName): readonly Instance[] {
  return [inProcess(createTracker(house))]
    .filter(({ service }) => role === undefined || service === role)
    .map((instance) => revising(instance, house));
}

/** A call may have written: what is known of the revision is dropped, so that the next question sees it. */
function revising(instance: Instance, { revision }: House): Instance {
  return { ...instance, call: (operation, input) => instance.call(operation, input).finally(revision.drop) };
}
