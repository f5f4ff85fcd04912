// The views, alphabetical: one file each, one line to import, one to register.
import type { View } from '../define-view.js';
import { view as batches } from './batches.js';
import { view as coupling } from './coupling.js';
import { view as hotspots } from './hotspots.js';
import { view as lineage } from './lineage.js';
import { view as messages } from './messages.js';
import { view as rhythm } from './rhythm.js';
import { view as sessions } from './sessions.js';
import { view as today } from './today.js';

export const views: readonly View[] = [batches, coupling, hotspots, lineage, messages, rhythm, sessions, today];
