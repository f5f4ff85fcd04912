// A house for a long life: settings that are changed, repositories that are met and commits that are recorded by other
// processes count from the next question on.
import { readdirSync } from 'node:fs';
import { stampOf, userFiles } from '../config/source-files.js';
import { type Doorway, type House, openHouse } from './house.js';

export interface KeptHouse {
  /** As things stand now. */
  current(): House;
  /** Another text whenever anything that an answer is made of was written. */
  revision(): string;
  close(): void;
}

/** Of the data directory; what is derived comes with the day's work. */
const FOLDERS = ['behaviors', 'notifications', 'settings'];
const FILES = [
  ['state', 'daily.json'],
  ['analytics', 'metrics.jsonl'],
] as const;

export function keepHouse(doorway: Doorway): KeptHouse {
  let house = openHouse(doorway);
  let opened: string | undefined;
  const revision = (): string => revisionOf(doorway, house);
  return {
    current: () => {
      const now = revision();
      if (opened !== undefined && opened !== now) {
        house.stores.journal.close();
        house = openHouse(doorway);
      }
      opened = now;
      return house;
    },
    revision,
    close: () => house.stores.journal.close(),
  };
}

function revisionOf({ env }: Doorway, { stores: { data } }: House): string {
  const inFolders = FOLDERS.flatMap((folder) =>
    namesIn(data.resolve(folder)).map((name) => data.resolve(folder, name)),
  );
  const paths = [...inFolders, ...FILES.map((parts) => data.resolve(...parts)), ...userFiles(env)];
  return paths.map((path) => `${path} ${stampOf(path)}`).join('\n');
}

/** Locks come and go and say nothing. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.endsWith('.lock'))
      .sort();
  } catch {
    return []; // not made yet
  }
}
