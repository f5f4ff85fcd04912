// All digest kinds. A new one is a file beside this one and a line here.
import type { DigestHabit } from '../define-digest.js';
import { contextScatter } from './context-scatter.js';
import { reworkMirror } from './rework-mirror.js';

export const digestHabits: readonly DigestHabit[] = [contextScatter, reworkMirror];
