// The rows, by number: one line to import, one to register.
import { row as hookAlone } from './01-hook-alone.mjs';
import { row as addedToCommit } from './02-added-to-commit.mjs';
import { row as againstRecorders } from './03-against-recorders.mjs';
import { row as callersWait } from './04-callers-wait.mjs';
import { row as oneCommit } from './05-one-commit.mjs';
import { row as rebase } from './06-rebase.mjs';
import { row as firstReport } from './07-first-report.mjs';
import { row as fullHistory } from './08-full-history.mjs';
import { row as memory } from './09-memory.mjs';
import { row as nothingNew } from './10-nothing-new.mjs';
import { row as liveStep } from './11-live-step.mjs';
import { row as readJournal } from './12-read-journal.mjs';
import { row as millionCommits } from './13-million-commits.mjs';
import { row as firstInsight } from './14-first-insight.mjs';
import { row as idle } from './15-idle.mjs';
import { row as gateway } from './16-gateway.mjs';
import { row as firstView } from './17-first-view.mjs';
import { row as page } from './18-page.mjs';

export const rows = [
  hookAlone,
  addedToCommit,
  againstRecorders,
  callersWait,
  oneCommit,
  rebase,
  firstReport,
  fullHistory,
  memory,
  nothingNew,
  liveStep,
  readJournal,
  millionCommits,
  firstInsight,
  idle,
  gateway,
  firstView,
  page,
];
