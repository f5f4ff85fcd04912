// The commands, alphabetical: one line to import, one to register.
import type { Command } from '../command.js';
import { command as answer } from './answer.js';
import { command as audit } from './audit.js';
import { command as completion } from './completion.js';
import { command as config } from './config.js';
import { command as coverage } from './coverage.js';
import { command as dashboard } from './dashboard.js';
import { command as digest } from './digest.js';
import { command as doctor } from './doctor.js';
import { command as erase } from './erase.js';
import { command as evaluate } from './evaluate.js';
import { command as exportJournal } from './export.js';
import { command as goal } from './goal.js';
import { command as importLines } from './import.js';
import { command as insights } from './insights.js';
import { command as installHooks } from './install-hooks.js';
import { command as log } from './log.js';
import { command as mute } from './mute.js';
import { command as notify } from './notify.js';
import { command as nudges } from './nudges.js';
import { command as repair } from './repair.js';
import { command as report } from './report.js';
import { command as rule } from './rule.js';
import { command as serve } from './serve.js';
import { command as shellInit } from './shell-init.js';
import { command as snooze } from './snooze.js';
import { command as standup } from './standup.js';
import { command as status } from './status.js';
import { command as today } from './today.js';
import { command as token } from './token.js';
import { command as track } from './track.js';
import { command as uninstallHooks } from './uninstall-hooks.js';
import { command as verify } from './verify.js';
import { command as week } from './week.js';
import { command as why } from './why.js';

export const commands: readonly Command[] = [
  answer,
  audit,
  completion,
  config,
  coverage,
  dashboard,
  digest,
  doctor,
  erase,
  evaluate,
  exportJournal,
  goal,
  importLines,
  insights,
  installHooks,
  log,
  mute,
  notify,
  nudges,
  repair,
  report,
  rule,
  serve,
  shellInit,
  snooze,
  standup,
  status,
  today,
  token,
  track,
  uninstallHooks,
  verify,
  week,
  why,
];
