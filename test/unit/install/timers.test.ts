// What each scheduler is told, and the timer of this system with a scheduler that writes down what it heard.
import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  installTimer,
  isTimerInstalled,
  removeTimer,
  schedulerFor,
  type TimerPlan,
} from '../../../src/install/digest-timer.js';
import { launchd } from '../../../src/install/timers/launchd.js';
import { schtasks } from '../../../src/install/timers/schtasks.js';
import { systemd } from '../../../src/install/timers/systemd.js';

const root = mkdtempSync(join(tmpdir(), 'craftnudge-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const plan: TimerPlan = {
  command: ['/opt/node 20/bin/node', '/home/a "b" 100%/$x\\cli.js', 'digest', '--notify'],
  dataHome: undefined,
  home: root,
  configHome: join(root, '.config'),
  weekday: 0,
  at: '09:00',
};

describe('systemd', () => {
  it('gets no line of its own from a path with the end of one in it', () => {
    const [service] = systemd.files({ ...plan, dataHome: '/d\rExecStartPre=/bin/evil\nExecStartPre=/bin/evil' });
    expect(service?.text.split(/[\r\n]/).filter((line) => line.startsWith('Exec'))).toHaveLength(1);
  });

  it('gets a service that quotes every word, and a timer that catches up', () => {
    const [service, timer] = systemd.files(plan);
    expect(service?.text).toContain(
      'ExecStart="/opt/node 20/bin/node" "/home/a \\"b\\" 100%%/$$x\\\\cli.js" "digest" "--notify"\n',
    );
    expect(service?.text).not.toContain('Environment');
    expect(timer?.text).toContain('OnCalendar=Mon *-*-* 09:00:00\nPersistent=true\n');
    expect(systemd.files({ ...plan, weekday: undefined })[1]?.text).toContain('OnCalendar=*-*-* 09:00:00');
    expect(systemd.files({ ...plan, dataHome: '/d "e"' })[0]?.text).toContain(
      'Environment="CRAFTNUDGE_HOME=/d \\"e\\""',
    );
  });
});

describe('launchd', () => {
  it('gets a property list in which every text is a text', () => {
    const odd = { ...plan, command: ['/n', '</string><key>&'], dataHome: '/d&', weekday: 6, at: '07:05' };
    const [agent] = launchd.files(odd);
    expect(agent?.path).toBe(join(root, 'Library/LaunchAgents/dev.craftnudge.digest.plist'));
    expect(agent?.text).toContain('<string>&lt;/string&gt;&lt;key&gt;&amp;</string>');
    expect(agent?.text).toMatch(
      /<key>Weekday<\/key>\s*<integer>0<\/integer>\s*<key>Hour<\/key>\s*<integer>7<\/integer>/,
    );
    expect(agent?.text).toContain('<string>/d&amp;</string>');
  });
});

describe('the task scheduler of Windows', () => {
  it('is told in arguments, without a file', () => {
    expect(schtasks.files(plan)).toEqual([]);
    const [args] = schtasks.install({ ...plan, command: ['C:\\node.exe', 'C:\\a b\\cli.js'], weekday: 2 });
    expect(args?.slice(-7)).toEqual(['"C:\\node.exe" "C:\\a b\\cli.js"', '/SC', 'WEEKLY', '/D', 'WED', '/ST', '09:00']);
  });
});

/** Writes what it heard; fails where told to. */
function scheduler(name: string, exit = 0): { readonly programs: readonly string[]; heard(): readonly string[] } {
  const folder = join(root, name);
  mkdirSync(folder);
  const program = join(folder, 'systemctl');
  writeFileSync(program, `#!/bin/sh\necho "$*" >> '${folder}/heard'\necho refused >&2\nexit ${exit}\n`);
  chmodSync(program, 0o755);
  const heard = (): readonly string[] => readFileSync(join(folder, 'heard'), 'utf8').trim().split('\n');
  return { programs: ['/nowhere', folder], heard };
}

describe('a timer on Linux', () => {
  const place = { platform: 'linux', env: { PATH: '/usr/bin:/bin' } } as const;

  it('is written, told, seen, and taken out without a trace', async () => {
    const { programs, heard } = scheduler('good');
    const here = { ...place, programs };
    expect(isTimerInstalled(here, plan)).toBe(false);
    expect((await installTimer(here, plan)).name).toBe('systemd');
    expect(heard()).toEqual(['--user daemon-reload', '--user enable --now craftnudge-digest.timer']);
    expect([isTimerInstalled(here, plan), isTimerInstalled(here, { ...plan, at: '10:00' })]).toEqual([true, false]);
    const paths = systemd.files(plan).map(({ path }) => path);
    expect(paths.map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
    await removeTimer(here, plan);
    expect(heard().at(-1)).toBe('--user disable --now craftnudge-digest.timer');
    expect(paths.some((path) => existsSync(path))).toBe(false);
  });

  it('leaves nothing where the scheduler refuses, and says what it said', async () => {
    const { programs } = scheduler('bad', 1);
    const asked = installTimer({ ...place, programs }, plan);
    await expect(asked).rejects.toMatchObject({
      code: 'HOOKS_UNSUPPORTED',
      message: expect.stringContaining('refused'),
    });
    expect(systemd.files(plan).some(({ path }) => existsSync(path))).toBe(false);
  });

  it('says so where there is no scheduler', async () => {
    await expect(installTimer({ ...place, programs: ['/nowhere'] }, plan)).rejects.toMatchObject({
      message: expect.stringContaining('systemctl was not found'),
    });
    expect(() => schedulerFor({ ...place, platform: 'sunos', programs: [] })).toThrow('there is no timer for sunos');
  });
});
