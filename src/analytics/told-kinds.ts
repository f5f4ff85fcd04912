// Every kind that digests tell of: those for digests alone, and earned ones as long as they may not interrupt. A new one
// of these is a line here.
import type { DigestHabit } from './define-digest.js';
import { digestHabits } from './digests/index.js';
import { toldInDigests } from './told-in-digests.js';
import { mixedChange } from './habits/mixed-change.js';
import { unexplainedChange } from './habits/unexplained-change.js';

export const toldKinds: readonly DigestHabit[] = [
  ...digestHabits,
  toldInDigests(mixedChange),
  toldInDigests(unexplainedChange),
];
