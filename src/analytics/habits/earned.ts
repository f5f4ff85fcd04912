// The habits of tier `earned`: predictions, which speak only once their gate is open in a repository. Until then the
// day's work folds them, no commit does. A new one is a file beside this one and a line here.
import type { Habit } from '../define-habit.js';
import { anotherLook } from './another-look.js';
import { missingCompanion } from './missing-companion.js';
import { mixedChange } from './mixed-change.js';
import { unexplainedChange } from './unexplained-change.js';
import { usualTest } from './usual-test.js';

export const earnedHabits: readonly Habit[] = [
  anotherLook,
  missingCompanion,
  mixedChange,
  unexplainedChange,
  usualTest,
];
