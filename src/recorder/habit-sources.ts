// What habits are told of the world: the journal, who is me, the settings and hooks of each repository.
import type { Clock } from '../domain/instant.js';
import type { HabitSources } from './habit-watch.js';
import { hasMessageHook } from './operations.js';
import type { Sites } from './sites.js';
import type { Stores } from './stores.js';

interface HabitWorld {
  readonly stores: Stores;
  readonly sites: Sites;
  readonly clock: Clock;
}

export function factSourcesOf({ stores, sites, clock }: HabitWorld): Omit<HabitSources, 'load' | 'save'> {
  return {
    journal: stores.journal,
    rewrites: stores.rewrites,
    clock,
    identities: () => sites.identities(),
    settingsOf: (repository) => sites.settingsOf(repository).habits,
    messageChecked: (repository) => {
      const at = sites.find(repository);
      return at !== undefined && hasMessageHook(at.commonDir, at.worktree);
    },
  };
}

export function habitSourcesOf(world: HabitWorld): HabitSources {
  const { stores } = world;
  const fileOf = (repository: string) => ['index', `habits-${repository}.parts`] as const;
  return {
    ...factSourcesOf(world),
    load: (repository) => stores.loadParts(...fileOf(repository)),
    save: (repository, saved) => stores.saveParts(saved, ...fileOf(repository)),
  };
}
