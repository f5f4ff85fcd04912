// The services of this data directory, as instances that a gateway can call.
import type { Instance, ServiceName } from '../gateway/contract/services.js';
import type { House } from './house.js';
import { inProcess } from './in-process.js';
import { createTracker } from './tracker.js';

/** All of them, or only one. */
export function openServices(house: House, role?: ServiceName): readonly Instance[] {
  return [inProcess(createTracker(house))].filter(({ service }) => role === undefined || service === role);
}
