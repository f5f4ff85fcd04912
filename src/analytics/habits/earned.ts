// Habits that must earn the toast by replay. They do not run in the fold of each commit: a new one is a file beside this
// one and a line here.
import type { Habit } from '../define-habit.js';
import { usualTest } from './usual-test.js';

export const earnedHabits: readonly Habit[] = [usualTest];
