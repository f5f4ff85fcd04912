// The views, alphabetical: one file each, one line to import, one to register.
import type { View } from '../define-view.js';
import { view as batches } from './batches.js';
import { view as coupling } from './coupling.js';
import { view as coverage } from './coverage.js';
import { view as goals } from './goals.js';
import { view as hotspots } from './hotspots.js';
import { view as ledger } from './ledger.js';
import { view as lineage } from './lineage.js';
import { view as messages } from './messages.js';
import { view as nudges } from './nudges.js';
import { view as preferences } from './preferences.js';
import { view as privacy } from './privacy.js';
import { view as rhythm } from './rhythm.js';
import { view as sessions } from './sessions.js';
import { view as today } from './today.js';

export const views: readonly View[] = [
  batches,
  coupling,
  coverage,
  goals,
  hotspots,
  ledger,
  lineage,
  messages,
  nudges,
  preferences,
  privacy,
  rhythm,
  sessions,
  today,
];
