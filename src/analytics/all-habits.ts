// Every habit of both registries: those that fold each commit, and those that the day's work folds.
import type { Habit } from './define-habit.js';
import { earnedHabits } from './habits/earned.js';
import { habits } from './habits/index.js';

export const allHabits: readonly Habit[] = [...habits, ...earnedHabits];
