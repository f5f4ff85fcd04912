// Earned kinds on live commits, where their gate is open: elsewhere no commit pays for them, nor loads their code. In:
// commits and rewrites that are in the journal. Out: what the open kinds see in them.
import type { CommitRecord } from '../domain/commit-record.js';
import type { Observation } from '../domain/observation.js';
import type { Rewrite } from '../domain/rewrite.js';
import type { HabitWatch } from './habit-watch.js';
import { readOpenGates } from './open-gates.js';
import type { EarnedSources } from './watch-earned.js';

export interface EarnedStep {
  /** Before a commit of that repository is observed: loads what its open gates need, mostly nothing. */
  ready(repository: string): Promise<void>;
  observe(commit: CommitRecord): readonly Observation[];
  rewrite(rewrite: Rewrite): void;
  /** Has the kind earned the toast there? */
  has(kind: string, repository: string): boolean;
  /** The day's work has looked at the gates: what opened is made ready, so that no commit has to read the whole history. */
  renew(repository: string): Promise<void>;
  save(): void;
}

export function createEarnedStep(sources: EarnedSources): EarnedStep {
  let gates: ReturnType<typeof readOpenGates> | undefined;
  let watch: HabitWatch | undefined;
  const openIn = (repository: string): readonly string[] => (gates ??= readOpenGates(sources.stores))[repository] ?? [];
  const ready = async (repository: string): Promise<void> => {
    if (openIn(repository).length === 0 || watch !== undefined) return;
    const { watchEarned } = await import('./earned-kinds.js');
    watch = watchEarned(openIn, sources);
  };
  const watchIn = (repository: string): HabitWatch | undefined => (openIn(repository).length === 0 ? undefined : watch);
  return {
    ready,
    observe: (commit) => watchIn(commit.repository.id)?.observe(commit) ?? [],
    rewrite: (rewrite) => watchIn(rewrite.repository)?.rewrite(rewrite),
    has: (kind, repository) => openIn(repository).includes(kind),
    renew: async (repository) => {
      watch?.save();
      [gates, watch] = [undefined, undefined];
      await ready(repository);
      watchIn(repository)?.prepare(repository);
      watchIn(repository)?.save();
    },
    save: () => watch?.save(),
  };
}

/** What every commit is asked for, and what only the open gates ask. */
export function withEarned(watch: HabitWatch, earned: EarnedStep): Pick<HabitWatch, 'observe' | 'rewrite'> {
  return {
    observe: (commit) => [...watch.observe(commit), ...earned.observe(commit)],
    rewrite: (rewrite) => {
      watch.rewrite(rewrite);
      earned.rewrite(rewrite);
    },
  };
}
