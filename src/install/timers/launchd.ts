// macOS: an agent of launchd, which catches up after sleep.
import { join } from 'node:path';
import type { Scheduler, TimerPlan } from '../digest-timer.js';

const LABEL = 'dev.craftnudge.digest';

export const launchd: Scheduler = {
  name: 'launchd',
  platform: 'darwin',
  program: 'launchctl',
  files: (plan) => [{ path: pathOf(plan), text: agentText(plan) }],
  install: (plan) => [
    ['unload', pathOf(plan)],
    ['load', '-w', pathOf(plan)],
  ],
  remove: (plan) => [['unload', '-w', pathOf(plan)]],
};

const pathOf = ({ home }: TimerPlan): string => join(home, 'Library/LaunchAgents', `${LABEL}.plist`);

function agentText({ command, dataHome, weekday, at }: TimerPlan): string {
  const [hour = '9', minute = '0'] = at.split(':');
  const when = [
    ...(weekday === undefined ? [] : [integerOf('Weekday', (weekday + 1) % 7)]), // 0 is Sunday there
    integerOf('Hour', Number(hour)),
    integerOf('Minute', Number(minute)),
  ];
  const environment =
    dataHome === undefined
      ? ''
      : `  <key>EnvironmentVariables</key>\n  <dict>\n    <key>CRAFTNUDGE_HOME</key>\n    ${stringOf(dataHome)}\n  </dict>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  ${stringOf(LABEL)}
  <key>ProgramArguments</key>
  <array>
${command.map((word) => `    ${stringOf(word)}`).join('\n')}
  </array>
${environment}  <key>StartCalendarInterval</key>
  <dict>
${when.join('\n')}
  </dict>
</dict>
</plist>
`;
}

const integerOf = (key: string, value: number): string => `    <key>${key}</key>\n    <integer>${value}</integer>`;

function stringOf(text: string): string {
  return `<string>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</string>`;
}
