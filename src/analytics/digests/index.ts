// All digest kinds. A new one is a file beside this one and a line here.
import type { DigestHabit } from '../define-digest.js';
import { aiShare } from './ai-share.js';
import { batchDrift } from './batch-drift.js';
import { contextScatter } from './context-scatter.js';
import { hotGround } from './hot-ground.js';
import { hoursMirror } from './hours-mirror.js';
import { knowledgeConcentration } from './knowledge-concentration.js';
import { reworkMirror } from './rework-mirror.js';

export const digestHabits: readonly DigestHabit[] = [
  aiShare,
  batchDrift,
  contextScatter,
  hotGround,
  hoursMirror,
  knowledgeConcentration,
  reworkMirror,
];
