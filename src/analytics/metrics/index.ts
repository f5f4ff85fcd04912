// All metrics. A new one is a file beside this one and a line here.
import { age } from './age.js';
import { assisted } from './assisted.js';
import { batch } from './batch.js';
import { churn } from './churn.js';
import { coupling } from './coupling.js';
import { hotspots } from './hotspots.js';
import { knowledge } from './knowledge.js';
import { messages } from './messages.js';
import { rework } from './rework.js';
import { rhythm } from './rhythm.js';
import { sessions } from './sessions.js';
import { switches } from './switches.js';
import { tests } from './tests.js';

export const metrics = {
  age,
  assisted,
  batch,
  churn,
  coupling,
  hotspots,
  knowledge,
  messages,
  rework,
  rhythm,
  sessions,
  switches,
  tests,
} as const;
