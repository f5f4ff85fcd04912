// Every kind that CraftNudge can speak of, for settings, lists and texts. What runs when is another matter: `habits` at
// each commit, `earnedHabits` beside their models, `digestHabits` when a digest asks.
import type { DigestHabit } from './define-digest.js';
import type { Habit } from './define-habit.js';
import { digestHabits } from './digests/index.js';
import { habits } from './habits/index.js';

export const catalogue: readonly (DigestHabit | Habit)[] = [...habits, ...digestHabits];
