// Windows: a task of the user's own. It has no file of ours; the scheduler keeps it.
import type { Scheduler, TimerPlan } from '../digest-timer.js';

const TASK = 'CraftNudge digest';
const DAYS = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

export const schtasks: Scheduler = {
  name: 'schtasks',
  platform: 'win32',
  program: 'schtasks.exe',
  files: () => [],
  install: (plan) => [['/Create', '/F', '/TN', TASK, '/TR', commandLine(plan), ...scheduleOf(plan), '/ST', plan.at]],
  remove: () => [['/Delete', '/F', '/TN', TASK]],
};

function scheduleOf({ weekday }: TimerPlan): readonly string[] {
  return weekday === undefined ? ['/SC', 'DAILY'] : ['/SC', 'WEEKLY', '/D', DAYS[weekday] ?? 'MON'];
}

/** A path on Windows holds no quotation mark. */
function commandLine({ command }: TimerPlan): string {
  return command.map((word) => `"${word}"`).join(' ');
}
