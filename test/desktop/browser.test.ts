// `craftnudge dashboard` on a real desktop: xdg-open, the default browser, and nothing secret where other users look.
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createDesktop, type Desktop } from '../support/desktop.js';
import { type Serving, startServing } from '../support/serving.js';
import { until } from '../support/until.js';
import { createWorld, type World } from '../support/world.js';

let desktop: Desktop;
let world: World;
let serving: Serving | undefined;

/** What the browser was called with, noted by the program that is the default for HTML here; then it is Chromium. */
const argumentsOfBrowser = (): string => join(world.root, 'arguments');
const profile = (): string => join(world.root, 'profile');

beforeAll(async () => {
  desktop = await createDesktop();
  const { DISPLAY = '', DBUS_SESSION_BUS_ADDRESS = '', XDG_RUNTIME_DIR = '' } = desktop.env;
  world = createWorld({ DISPLAY, DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR });
  const browser = join(world.root, 'browser');
  world.write(
    browser,
    `#!/bin/sh
echo $$ > '${world.root}/browser.pid'
printf '%s\\n' "$@" > '${argumentsOfBrowser()}'
exec /usr/bin/chromium --no-sandbox --disable-gpu --no-first-run --user-data-dir='${profile()}' "$@"
`,
  );
  chmodSync(browser, 0o700);
  const entry = ['[Desktop Entry]', 'Type=Application', 'Name=Browser', `Exec=${browser} %f`, 'MimeType=text/html;'];
  world.write(join(world.home, '.local/share/applications/own.desktop'), `${entry.join('\n')}\n`);
  world.write(join(world.home, '.config/mimeapps.list'), '[Default Applications]\ntext/html=own.desktop\n');
});
afterAll(async () => {
  await serving?.end();
  const pidFile = join(world.root, 'browser.pid');
  if (existsSync(pidFile)) process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  desktop.remove();
  world.remove();
});

/** Of every process on this machine, as any user sees them. */
function everyArgument(): string {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(argumentsOf).join('\n');
}

function argumentsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it has just ended
  }
}

test('the default browser is given a file that only its owner reads, and is let in by it', async () => {
  const seen = new Set<string>();
  const file = join(world.data, 'state/launch.html');
  serving = await startServing(world, ['dashboard']);
  const code = new URL(serving.address).searchParams.get('code') ?? 'none';
  const isOpen = (): boolean => {
    seen.add(everyArgument());
    const { stdout } = world.craftnudge(world.home, 'audit', 'show', '--operation', 'access');
    return stdout.includes('session-begun');
  };
  await until('the browser is let in', isOpen);
  expect(code).toHaveLength(48);
  expect(readFileSync(argumentsOfBrowser(), 'utf8')).toBe(`${file}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toContain(code);
  expect([...seen].filter((text) => text.includes('chromium') && text.includes(file))).not.toEqual([]);
  expect([...seen].filter((text) => text.includes(code))).toEqual([]);
  expect(serving.output()).not.toContain('open the address');
  expect(await serving.end('SIGINT')).toBe(0);
  expect(existsSync(file)).toBe(false);
});
