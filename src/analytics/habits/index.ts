// All habits. A new one is a file beside this one and a line here.
import type { Habit } from '../define-habit.js';
import { conventionDrift } from './convention-drift.js';
import { emptyMessage } from './empty-message.js';
import { fixLoop } from './fix-loop.js';
import { hotFile } from './hot-file.js';
import { wideBatch } from './wide-batch.js';

export const habits: readonly Habit[] = [conventionDrift, emptyMessage, fixLoop, hotFile, wideBatch];
