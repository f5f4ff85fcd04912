// Linux: a timer of the user's own systemd. A computer that slept then catches up (Persistent).
import { join } from 'node:path';
import type { Scheduler, TimerPlan } from '../digest-timer.js';

const UNIT = 'craftnudge-digest';
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const systemd: Scheduler = {
  name: 'systemd',
  platform: 'linux',
  program: 'systemctl',
  files: (plan) => {
    const folder = join(plan.configHome, 'systemd/user');
    return [
      { path: join(folder, `${UNIT}.service`), text: serviceText(plan) },
      { path: join(folder, `${UNIT}.timer`), text: timerText(plan) },
    ];
  },
  install: () => [
    ['--user', 'daemon-reload'],
    ['--user', 'enable', '--now', `${UNIT}.timer`],
  ],
  remove: () => [['--user', 'disable', '--now', `${UNIT}.timer`]],
};

function serviceText({ command, dataHome }: TimerPlan): string {
  const environment = dataHome === undefined ? '' : `Environment=${quote(`CRAFTNUDGE_HOME=${dataHome}`)}\n`;
  return `[Unit]
Description=CraftNudge digest

[Service]
Type=oneshot
${environment}ExecStart=${command.map((word) => quote(word.replaceAll('$', '$$$$'))).join(' ')}
`;
}

function timerText({ weekday, at }: TimerPlan): string {
  const day = weekday === undefined ? '' : `${DAYS[weekday] ?? ''} `;
  return `[Unit]
Description=CraftNudge digest

[Timer]
OnCalendar=${day}*-*-* ${at}:00
Persistent=true

[Install]
WantedBy=timers.target
`;
}

/** As systemd reads a word: in quotes, with its own escapes; both ends of a line end one there; % begins a specifier. */
function quote(word: string): string {
  const escaped = word.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('%', '%%');
  return `"${escaped}"`;
}
