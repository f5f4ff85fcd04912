// For which repositories a work of the day was done, and on which local day last: a small file in `state/`, one a work.
import { type Clock, epochOf } from '../domain/instant.js';
import { localDayOf } from '../domain/local-time.js';
import { systemOffset } from '../notify/wall-clock.js';
import type { Stores } from './stores.js';

export interface DoneToday {
  has(repository: string): boolean;
  note(repository: string): void;
  /** What was done there no longer holds, whichever day it is. */
  outdate(repository: string): void;
  isOutdated(repository: string): boolean;
}

interface DoneSources {
  readonly stores: Pick<Stores, 'loadDerived' | 'saveDerived'>;
  readonly clock: Clock;
}

/** Repository id to the day. */
type DoneFile = Readonly<Record<string, string>>;

/** In place of the day. */
const OUTDATED = 'outdated';

export function openDoneToday(work: 'daily' | 'labels', { stores, clock }: DoneSources): DoneToday {
  const file = ['state', `${work}.json`] as const;
  const done = (): DoneFile => (stores.loadDerived(...file) as DoneFile | undefined) ?? {};
  const today = (): string => localDayOf(epochOf(clock.now()), systemOffset(epochOf(clock.now())));
  const keep = (repository: string, day: string): void =>
    stores.saveDerived({ ...done(), [repository]: day } satisfies DoneFile, ...file);
  return {
    has: (repository) => done()[repository] === today(),
    note: (repository) => keep(repository, today()),
    outdate: (repository) => keep(repository, OUTDATED),
    isOutdated: (repository) => done()[repository] === OUTDATED,
  };
}
