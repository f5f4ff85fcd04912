// Earned kinds on live commits, where their gate is open: elsewhere no commit pays for them. In: commits and rewrites that
// are in the journal. Out: what the open kinds see in them.
import type { Habit } from '../analytics/define-habit.js';
import { earnedHabits } from '../analytics/habits/earned.js';
import type { CommitRecord } from '../domain/commit-record.js';
import type { Observation } from '../domain/observation.js';
import type { Rewrite } from '../domain/rewrite.js';
import { createHabitWatch, type HabitSources, type HabitWatch } from './habit-watch.js';
import { readOpenGates } from './open-gates.js';
import type { Stores } from './stores.js';

export interface EarnedStep {
  observe(commit: CommitRecord): readonly Observation[];
  rewrite(rewrite: Rewrite): void;
  /** Has the kind earned the toast there? */
  has(kind: string, repository: string): boolean;
  /** The day's work has looked at the gates: what opened is made ready, so that no commit has to read the whole history. */
  renew(repository: string): void;
  save(): void;
}

export interface EarnedSources extends Omit<HabitSources, 'habitsOf' | 'load' | 'save'> {
  readonly stores: Pick<Stores, 'loadDerived' | 'saveDerived'>;
  /** Others than the registered ones, for tests. */
  readonly habits?: readonly Habit[];
}

export function createEarnedStep({ stores, habits = earnedHabits, ...sources }: EarnedSources): EarnedStep {
  let gates: ReturnType<typeof readOpenGates> | undefined;
  let watch: HabitWatch | undefined;
  const openIn = (repository: string): readonly string[] => (gates ??= readOpenGates(stores))[repository] ?? [];
  const fileOf = (repository: string) => ['index', `earned-${repository}.json`] as const;
  const watching = (): HabitWatch =>
    (watch ??= createHabitWatch({
      ...sources,
      keepsWholeFacts: true,
      habitsOf: (repository) => habits.filter(({ name }) => openIn(repository).includes(name)),
      load: (repository) => stores.loadDerived(...fileOf(repository)),
      save: (repository, saved) => stores.saveDerived(saved, ...fileOf(repository)),
    }));
  return {
    observe: (commit) => (openIn(commit.repository.id).length === 0 ? [] : watching().observe(commit)),
    rewrite: (rewrite) => {
      if (openIn(rewrite.repository).length > 0) watching().rewrite(rewrite);
    },
    has: (kind, repository) => openIn(repository).includes(kind),
    renew: (repository) => {
      watch?.save();
      [gates, watch] = [undefined, undefined];
      if (openIn(repository).length === 0) return;
      watching().prepare(repository);
      watching().save();
    },
    save: () => watch?.save(),
  };
}
