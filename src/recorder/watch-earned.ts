// Earned kinds on live commits. In: which of them may speak where, commits and rewrites. Out: what those see.
import type { Habit } from '../analytics/define-habit.js';
import { earnedHabits } from '../analytics/habits/earned.js';
import { readAnswerFacts } from './answer-facts.js';
import { createHabitWatch, type HabitSources, type HabitWatch } from './habit-watch.js';
import type { Stores } from './stores.js';

export interface EarnedSources extends Omit<HabitSources, 'habitsOf' | 'load' | 'save'> {
  readonly stores: Pick<Stores, 'feedback' | 'ledger' | 'loadDerived' | 'loadParts' | 'saveDerived' | 'saveParts'>;
  /** Others than the registered ones, for tests. */
  readonly habits?: readonly Habit[];
}

export function watchEarned(
  openIn: (repository: string) => readonly string[],
  { stores, habits = earnedHabits, ...sources }: EarnedSources,
): HabitWatch {
  const readers = habits.filter(({ readsAnswers }) => readsAnswers === true).map(({ name }) => name);
  const fileOf = (repository: string) => ['index', `earned-${repository}.parts`] as const;
  return createHabitWatch({
    ...sources,
    keepsWholeFacts: true,
    habitsOf: (repository) => habits.filter(({ name }) => openIn(repository).includes(name)),
    answersOf: (repository) => {
      const asked = readers.filter((name) => openIn(repository).includes(name));
      return readAnswerFacts(stores, (about) => about.repository === repository && asked.includes(about.kind));
    },
    load: (repository) => stores.loadParts(...fileOf(repository)),
    save: (repository, saved) => stores.saveParts(saved, ...fileOf(repository)),
  });
}
