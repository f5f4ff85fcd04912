// A house for a long life: settings that are changed, repositories that are met and commits that are recorded by other
// processes count from the next question on.
import { type Doorway, type House, openHouse } from './house.js';

export interface KeptHouse {
  /** As things stand now. */
  current(): House;
  /** Of what `current` gave last. */
  revision(): string;
  close(): void;
}

export function keepHouse(doorway: Doorway): KeptHouse {
  let house = openHouse(doorway);
  let opened: string | undefined;
  return {
    current: () => {
      house.revision.drop(); // what is answered from an older state must never pass for the newer one
      const now = house.revision.current();
      if (opened !== undefined && opened !== now) {
        house.stores.journal.close();
        house = openHouse(doorway);
      }
      opened = now;
      return house;
    },
    revision: () => opened ?? '',
    close: () => house.stores.journal.close(),
  };
}
