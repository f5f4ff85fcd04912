// The sections of the evaluation, alphabetical: one line to import, one to register.
import type { Section } from '../define-section.js';
import { companion } from './companion.js';
import { kinds } from './kinds.js';
import { rework } from './rework.js';
import { risk } from './risk.js';
import { signs } from './signs.js';

export const sections: readonly Section[] = [companion, kinds, rework, risk, signs];
