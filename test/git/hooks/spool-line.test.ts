import { afterEach, beforeEach, expect, it, test } from '@jest/globals';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { installHooks } from '../../../src/install/install-hooks.js';
import { parseSpoolLine } from '../../../src/recorder/spool-line.js';
import { createWorld, type World } from '../../support/world.js';
import { requestFor, spoolLines, spoolNames } from '../install/site.js';

let world: World;
beforeEach(() => {
  world = createWorld();
});
afterEach(() => world.remove());

async function callHook(
  name: string,
  call: { env?: Record<string, string>; args?: readonly string[]; shell?: readonly string[]; repository?: string } = {},
): Promise<void> {
  const repository = world.repository(call.repository ?? 'app');
  await installHooks(requestFor(world, repository));
  const [program = '/bin/sh', ...options] = call.shell ?? ['/bin/sh'];
  world.run(repository, program, [...options, join('.git/hooks', name), ...(call.args ?? [])], call.env);
}

const parsed = () => spoolLines(world).map((line) => parseSpoolLine(line.slice(0, -1)));

const SESSION = {
  DISPLAY: ':0',
  WAYLAND_DISPLAY: 'wayland-0',
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
  XDG_RUNTIME_DIR: '/run/user/1000',
  SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22',
  TMUX: '/tmp/tmux-1000/default,4242,0',
};

it('carries the session that a toast would need', async () => {
  await callHook('post-commit', { env: SESSION });
  expect(parsed()[0]?.session).toEqual({
    display: ':0',
    waylandDisplay: 'wayland-0',
    dbusAddress: 'unix:path=/run/user/1000/bus',
    runtimeDir: '/run/user/1000',
    sshConnection: '10.0.0.1 50000 10.0.0.2 22',
    tmux: '/tmp/tmux-1000/default,4242,0',
  });
});

test.each([
  ['/bin/sh'],
  ['bash'],
  ['bash', '--posix'],
])('values with tab, newline, return and % come through %s %s', async (...shell) => {
  const odd = '%a\tb\nc\rd%%41\\t é"\'$HOME`';
  await callHook('post-commit', { env: { ...SESSION, TMUX: odd, DISPLAY: '%' }, args: ['x y', '50%'], shell });
  expect(parsed()).toEqual([
    expect.objectContaining({
      session: expect.objectContaining({ tmux: odd, display: '%', waylandDisplay: 'wayland-0' }),
      arguments: ['x', 'y', '50%'],
    }),
  ]);
});

it('works in a directory whose name has spaces, quotes, dollars, tabs and newlines', async () => {
  const name = `it's a "dir" $HOME\t%41\n;x`;
  await callHook('post-commit', { repository: name });
  expect(parsed()[0]?.cwd).toBe(join(world.root, name));
});

test.each([
  [{ CLAUDECODE: '1' }, 'claude-code'],
  [{ CURSOR_AGENT: '1' }, 'cursor'],
  [{ GEMINI_CLI: '1' }, 'gemini'],
  [{ CODEX_SANDBOX: 'seatbelt' }, 'codex'],
  [{ OPENCODE: '1' }, 'opencode'],
  [{ AMP_CURRENT_THREAD_ID: 'T-1', CLAUDECODE: '1' }, 'amp'],
  [{ AI_AGENT: 'devin@2' }, 'devin@2'],
  [{ CURSOR_TRACE_ID: 'x', AIDER_MODEL: 'y' }, undefined],
])('marks the agent that sets %j as %s', async (env: Record<string, string>, agent) => {
  await callHook('post-commit', { env });
  expect(parsed()[0]?.agent).toBe(agent);
});

test.each(['0000', '0022', '0777'])('is readable by its owner alone under umask %s', async (umask) => {
  await callHook('post-commit', { shell: ['/bin/sh', '-c', `umask ${umask}; . "$0"`] });
  const modes = spoolNames(world).map((name) => statSync(join(world.data, 'spool', name)).mode & 0o777);
  expect(modes).toEqual([0o600]);
});

it('splits a rewrite of 1,200 commits into lines of at most 500 pairs', async () => {
  const repository = world.repository('app');
  await installHooks(requestFor(world, repository));
  const hash = (n: number, digit: string): string => digit + n.toString(16).padStart(39, '0');
  const pairs = Array.from({ length: 1200 }, (_, n) => `${hash(n, 'a')} ${hash(n, 'b')}\n`).join('');
  world.write(join(world.root, 'pairs'), pairs);
  world.run(repository, '/bin/sh', ['-c', '.git/hooks/post-rewrite rebase <../pairs']);
  const found = parsed().flatMap((event) => event?.rewritten ?? []);
  const lengths = parsed().map((event) => event?.rewritten.length ?? 0);
  expect(lengths.toSorted((a, b) => a - b)).toEqual([200, 500, 500]);
  expect(new Set(found.map(({ from, to }) => `${from} ${to}\n`))).toEqual(new Set(pairs.match(/.*\n/g)));
});
