// All kinds of insight. A new one is a file beside this one and a line here.
import type { InsightKind } from '../define-insight.js';
import { batchSize } from './batch-size.js';
import { batchSpread } from './batch-spread.js';
import { bodyShare } from './body-share.js';
import { commitPace } from './commit-pace.js';
import { conventionShare } from './convention-share.js';
import { coupling } from './coupling.js';
import { emptySubjects } from './empty-subjects.js';
import { fixShare } from './fix-share.js';
import { folderShare } from './folder-share.js';
import { hotspot } from './hotspot.js';
import { hours } from './hours.js';
import { quickRemedies } from './quick-remedies.js';
import { sessionLength } from './session-length.js';
import { subjectLength } from './subject-length.js';
import { testsAlong } from './tests-along.js';
import { weekdays } from './weekdays.js';

export const insights: readonly InsightKind[] = [
  batchSize,
  batchSpread,
  bodyShare,
  commitPace,
  conventionShare,
  coupling,
  emptySubjects,
  fixShare,
  folderShare,
  hotspot,
  hours,
  quickRemedies,
  sessionLength,
  subjectLength,
  testsAlong,
  weekdays,
];
