// Records of kinds are derived: whoever deletes `index/` has them again by the next command that shows them.
import { CraftNudgeError } from '../domain/failure.js';
import { readStandings } from '../recorder/standings.js';
import { type House, unlessUnwritable } from './house.js';

/** Of one repository, or of all that are known; of one that is no longer where it was there is nothing to show. */
export async function renewLostKinds(house: House, only?: string): Promise<void> {
  const { stores, recorder } = house;
  for (const [commonDir, { id, path }] of stores.repositories.entries()) {
    if ((only !== undefined && id !== only) || readStandings(stores, id) !== undefined) continue;
    await unlessGone(async () => {
      const placed = await recorder.open({ cwd: path ?? commonDir });
      if (placed.repository.id === id) await unlessUnwritable(house, () => recorder.renew(placed));
    });
  }
}

async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof CraftNudgeError)) throw thrown;
  }
}
