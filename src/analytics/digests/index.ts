// All digest kinds. A new one is a file beside this one and a line here.
import type { DigestHabit } from '../define-digest.js';
import { aiShare } from './ai-share.js';
import { batchDrift } from './batch-drift.js';
import { contextScatter } from './context-scatter.js';
import { hotGround } from './hot-ground.js';
import { hoursMirror } from './hours-mirror.js';
import { knowledgeConcentration } from './knowledge-concentration.js';
import { leftBehind } from './left-behind.js';
import { longRested } from './long-rested.js';
import { newGround } from './new-ground.js';
import { reworkMirror } from './rework-mirror.js';
import { thirtyDaysOn } from './thirty-days-on.js';
import { whileAway } from './while-away.js';

export const digestHabits: readonly DigestHabit[] = [
  aiShare,
  batchDrift,
  contextScatter,
  hotGround,
  hoursMirror,
  knowledgeConcentration,
  leftBehind,
  longRested,
  newGround,
  reworkMirror,
  thirtyDaysOn,
  whileAway,
];
