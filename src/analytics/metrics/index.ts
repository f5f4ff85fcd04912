// All metrics. A new one is a file beside this one and a line here.
import { batch } from './batch.js';
import { churn } from './churn.js';
import { hotspots } from './hotspots.js';
import { messages } from './messages.js';
import { rhythm } from './rhythm.js';

export const metrics = { batch, churn, hotspots, messages, rhythm } as const;
