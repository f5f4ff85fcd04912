// All findings. A new one is a file beside this one and a line here.
import type { FindingKind } from '../define-finding.js';
import { busiestHours } from './busiest-hours.js';
import { busiestWeekday } from './busiest-weekday.js';
import { conventions } from './conventions.js';
import { fixLoops } from './fix-loops.js';
import { hottestFile } from './hottest-file.js';
import { mostFixedFile } from './most-fixed-file.js';
import { plainSubjects } from './plain-subjects.js';
import { testsAlong } from './tests-along.js';
import { usualBatch } from './usual-batch.js';
import { usualSession } from './usual-session.js';

export const findings: readonly FindingKind[] = [
  busiestHours,
  busiestWeekday,
  conventions,
  fixLoops,
  hottestFile,
  mostFixedFile,
  plainSubjects,
  testsAlong,
  usualBatch,
  usualSession,
];
