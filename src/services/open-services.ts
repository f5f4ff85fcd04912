// The services of this data directory, as instances that a gateway can call.
import type { Instance } from '../gateway/contract/services.js';
import type { House } from './house.js';
import { inProcess } from './in-process.js';
import { createTracker } from './tracker/create-tracker.js';

export function openServices(house: House): readonly Instance[] {
  return [inProcess(createTracker(house))].map((instance) => revising(instance, house));
}

/** A call may have written: what is known of the revision is dropped, so that the next question sees it. */
function revising(instance: Instance, { revision }: House): Instance {
  return { ...instance, call: (operation, input) => instance.call(operation, input).finally(revision.drop) };
}
