// Is every commit made in a repository recorded? Reconciles first: coverage says what is so, not what was so before we looked.
import { type Coverage, coverageOf } from '../recorder/coverage.js';
import type { Placed } from '../recorder/place-recorder.js';
import type { House } from './house.js';
import { areHooksMissing } from './obstacles.js';

/** `gaps`: every gap is to have its name; that takes a look at the hooks. */
export async function readCoverage(house: House, placed: Placed, { gaps = false } = {}): Promise<Coverage> {
  const { recorder, stores } = house;
  await recorder.reconcile(placed);
  const describe = await recorder.describe(placed.repository, 'reconcile');
  if (!gaps) return coverageOf(placed, { stores, describe });
  return coverageOf(placed, { stores, describe, hooksMissing: await areHooksMissing(house, placed) });
}
