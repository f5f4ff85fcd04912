// `craftnudge digest --timer`: puts the system's own timer in or takes it out, noted in the audit log.
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  installTimer,
  isTimerInstalled,
  removeTimer,
  schedulerFor,
  type TimerPlace,
  type TimerPlan,
} from '../install/digest-timer.js';
import { PROGRAM_DIRECTORIES } from '../notify/channel.js';
import { packageRoot } from '../recorder/package-root.js';
import { audited } from '../services/audited.js';
import type { CommandContext, ExitCode } from './command.js';
import { openHouse, wrongUsage } from './house.js';
import { safeJson } from './print-page.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export async function digestTimer(context: CommandContext, action: string, json: boolean): Promise<ExitCode> {
  const place = placeOf(context);
  const { name } = schedulerFor(place);
  const plan = await planOf(context);
  if (action === 'install' || action === 'remove')
    await audited(context, { operation: 'timer', details: { action, manager: name } }, () =>
      action === 'install' ? installTimer(place, plan) : removeTimer(place, plan),
    );
  else if (action !== 'show') throw wrongUsage('--timer: say install, remove or show');
  const installed = action === 'install' || (action === 'show' && isTimerInstalled(place, plan));
  if (json) context.print(safeJson({ manager: name, installed, at: plan.at, weekday: plan.weekday ?? null }));
  else context.print(textOf({ name, installed, plan }));
  return 0;
}

function textOf({
  name,
  installed,
  plan,
}: {
  readonly name: string;
  readonly installed: boolean;
  readonly plan: TimerPlan;
}): string {
  const when = `${plan.weekday === undefined ? 'every day' : `every ${WEEKDAYS[plan.weekday] ?? ''}`} at ${plan.at}`;
  if (installed) return `✓ timer: ${when}, by ${name}   off: craftnudge digest --timer remove`;
  return `no timer: the digest of ${when} comes with the next commit after it   on: craftnudge digest --timer install`;
}

function placeOf({ env }: CommandContext): TimerPlace {
  const windows = env['SystemRoot'] ?? env['SYSTEMROOT'];
  const programs = process.platform === 'win32' ? [join(windows ?? 'C:\\Windows', 'System32')] : PROGRAM_DIRECTORIES;
  return { platform: process.platform, env, programs };
}

async function planOf(context: CommandContext): Promise<TimerPlan> {
  const { env } = context;
  const { digest } = await openHouse(context).recorder.settingsAt(null);
  if (digest.every === 'off') throw wrongUsage('digest.every is off: first say craftnudge config digest.every weekly');
  const home = env['HOME'] ?? homedir();
  return {
    command: [process.execPath, join(packageRoot(), 'dist/cli.js'), 'digest', '--notify'],
    dataHome: env['CRAFTNUDGE_HOME'],
    home,
    configHome: env['XDG_CONFIG_HOME'] ?? join(home, '.config'),
    weekday: digest.every === 'daily' ? undefined : WEEKDAYS.indexOf(digest.day),
    at: digest.at,
  };
}
