// A desktop of one's own for a test: a real session bus, a real X server without a screen, a real notification daemon.
// Each part is a child of the test and ends with it; a missing program is a failure, never a skip.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '../../src/domain/session.js';

export interface Toast {
  readonly summary: string;
  readonly body: string;
  readonly appName: string;
}

export interface Desktop {
  readonly root: string;
  /** As the hook would have seen it. */
  readonly session: Session;
  readonly env: Readonly<Record<string, string>>;
  /** Toasts on the screen just now. */
  displayed(): number;
  /** Toasts that have left the screen, newest first. */
  history(): readonly Toast[];
  /** Clicks the toast with the left mouse button: "Useful". */
  click(): void;
  /** Opens the toast's menu and takes the entry with this label. */
  choose(label: string): void;
  dunstctl(...args: readonly string[]): string;
  /** Stops the daemon without ending it: calls to it hang. */
  freeze(): void;
  thaw(): void;
  remove(): void;
}

export async function createDesktop(): Promise<Desktop> {
  const root = mkdtempSync(join(tmpdir(), 'craftnudge-desktop-'));
  const children: ChildProcess[] = [];
  const start = (program: string, args: readonly string[], env: Record<string, string>): ChildProcess => {
    const child = spawn(program, [...args], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    return child;
  };
  const base = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: root, LC_ALL: 'C.UTF-8' };
  const display = `:${await firstLineOf(start('Xvfb', ['-displayfd', '1', '-screen', '0', '800x600x24'], base))}`;
  const address = await firstLineOf(start('dbus-daemon', ['--session', '--nofork', '--print-address=1'], base));
  const env = { ...base, DISPLAY: display, DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: root };
  const config = join(root, 'dunstrc');
  const wanted = join(root, 'wanted');
  const menu = join(root, 'menu');
  writeFileSync(menu, `#!/bin/sh\nexec grep -F -f ${wanted}\n`, { mode: 0o700 });
  writeFileSync(config, dunstConfig(menu));
  const dunst = start('dunst', ['-conf', config], env);
  const dunstctl = (...args: readonly string[]): string =>
    execFileSync('dunstctl', [...args], {
      env,
      encoding: 'utf8',
      timeout: 5000,
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  await until(() => succeeds(() => dunstctl('count')));
  return {
    root,
    session: { display, dbusAddress: address, runtimeDir: root },
    env,
    displayed: () => Number(dunstctl('count', 'displayed')),
    history: () => toastsOf(dunstctl('history')),
    click: () => {
      const xdotool = (...args: readonly string[]): Buffer =>
        execFileSync('xdotool', [...args], { env, timeout: 10_000 });
      xdotool('search', '--sync', '--onlyvisible', '--name', 'Dunst');
      xdotool('mousemove', '200', '20');
      xdotool('click', '1');
    },
    choose: (label) => {
      writeFileSync(wanted, `${label}\n`);
      dunstctl('context');
    },
    dunstctl,
    freeze: () => void dunst.kill('SIGSTOP'),
    thaw: () => void dunst.kill('SIGCONT'),
    remove: () => {
      for (const child of children.toReversed()) child.kill('SIGKILL');
      rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}

/** One wide toast in the top left corner, where `click` expects it. */
function dunstConfig(menu: string): string {
  return `
[global]
  origin = top-left
  offset = 0x0
  width = 400
  height = 300
  stack_duplicates = false
  dmenu = ${menu}
  mouse_left_click = do_action
[craftnudge]
  appname = "CraftNudge"
  action_name = "useful"
`;
}

async function firstLineOf({ stdout }: ChildProcess): Promise<string> {
  let text = '';
  stdout?.on('data', (data: Buffer) => (text += data.toString('utf8')));
  await until(() => text.includes('\n'));
  return text.trim();
}

/** Looks again and again until `condition` holds; fails after `seconds`. */
export async function until(condition: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`after ${seconds} s still not: ${String(condition)}`);
    await sleep(20);
  }
}

function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false; // the daemon is still starting
  }
}

interface DunstHistory {
  readonly data: readonly (readonly Readonly<Record<'summary' | 'body' | 'appname', { readonly data: string }>>[])[];
}

function toastsOf(json: string): readonly Toast[] {
  const { data } = JSON.parse(json) as DunstHistory;
  return data
    .flat()
    .map(({ summary, body, appname }) => ({ summary: summary.data, body: body.data, appName: appname.data }));
}

/** Process ids whose command line contains `text`. */
export function processesWith(text: string): readonly number[] {
  const pids = execFileSync('ls', ['/proc'], { encoding: 'utf8' })
    .split('\n')
    .filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => commandLineOf(pid).includes(text)).map(Number);
}

function commandLineOf(pid: string): string {
  const path = `/proc/${pid}/cmdline`;
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
