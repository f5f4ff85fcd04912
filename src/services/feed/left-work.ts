// Work that hooks have left and no recorder took up: it could not start, or was killed. Taken up here once it has stayed for
// longer than a recorder takes to begin. What could not be taken up is tried once.
import { readdirSync } from 'node:fs';
import { type House, openHouse, takeUpWork, tellTrouble } from '../house.js';

export interface LeftWork {
  /** Call it now and then. */
  look(): void;
  /** Resolves when nothing is being taken up. */
  ended(): Promise<void>;
}

/** Milliseconds after which a file has stayed. */
const STAYED_MS = 4000;

export function leftWorkIn(house: House, nowMs: () => number = Date.now): LeftWork {
  const spool = house.stores.data.resolve('spool');
  let seen = new Map<string, number>();
  let tried: ReadonlySet<string> = new Set();
  let working: Promise<void> | undefined;
  return {
    look: () => {
      const names = namesIn(spool);
      seen = new Map(names.map((name) => [name, seen.get(name) ?? nowMs()]));
      const stayed = names.filter((name) => !tried.has(name) && nowMs() - (seen.get(name) ?? 0) >= STAYED_MS);
      if (stayed.length === 0 || working !== undefined) return;
      tried = new Set(names);
      working = takeUp(house).finally(() => (working = undefined));
    },
    ended: async () => working,
  };
}

/** In a house of its own: as a command would find things now. */
async function takeUp(house: House): Promise<void> {
  const fresh = openHouse(house);
  try {
    await takeUpWork(fresh);
  } catch (thrown) {
    await tellTrouble(fresh, thrown);
  } finally {
    fresh.stores.journal.close();
  }
}

function namesIn(spool: string): readonly string[] {
  try {
    return readdirSync(spool);
  } catch {
    return []; // no hook has left anything yet
  }
}
