// The services of this data directory, as instances that a gateway can call.
import type { Instance } from '../gateway/contract/services.js';
import type { House } from './house.js';
import { inProcess } from './in-process.js';
import { createTracker } from './tracker/create-tracker.js';

export function openServices(house: House): readonly Instance[] {
  return [inProcess(createTracker(house))];
}
