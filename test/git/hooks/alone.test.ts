// A post-commit file that holds nothing but ours has a text of its own, for the plain commit. It must say what the rendered
// hook says, leave everything else to that, and stay out of the way of what somebody adds.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockOf, sourceIfReadable } from '../../../src/install/hook-block.js';
import { inspectHooks } from '../../../src/install/inspect-hooks.js';
import { installHooks } from '../../../src/install/install-hooks.js';
import { uninstallHooks } from '../../../src/install/uninstall-hooks.js';
import { createWorld, type World } from '../../support/world.js';
import { pictureOf, requestFor, spoolLines, spoolNames } from '../install/site.js';

let world: World;
let repository: string;
let hook: string;
let rendered: string;

beforeEach(async () => {
  world = createWorld();
  repository = world.repository("it's an app");
  hook = join(repository, '.git/hooks/post-commit');
  rendered = join(world.data, 'install/hooks/post-commit');
  world.commit(repository, 'first');
  await installHooks(requestFor(world, repository));
  writeFileSync(join(world.root, 'recorder.cjs'), '');
});
afterEach(() => world.remove());

function clearSpool(): void {
  rmSync(join(world.data, 'spool'), { recursive: true });
  world.run(world.data, 'mkdir', ['-m', '700', 'spool']);
}

function lineOf(script: readonly string[], env: Readonly<Record<string, string>>): string {
  clearSpool();
  expect(world.run(repository, '/bin/sh', script, env)).toEqual({ status: 0, stdout: '', stderr: '' });
  return spoolLines(world).join('');
}

const SESSION = { DISPLAY: ':0', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1/bus', TMUX: '/tmp/t,1,0' };

describe('it writes the line that the rendered hook writes', () => {
  it.each([
    ['in a bare environment', {}],
    ['in a session', SESSION],
    ['with a backslash in it', { ...SESSION, TMUX: 'a\\tb\\c' }],
    ['with what would break the line', { ...SESSION, TMUX: 'a\tb\nc%\rd' }],
    ['by a coding agent', { ...SESSION, CLAUDECODE: '1' }],
    ['where CI is false', { CI: 'false' }],
    ['where the switch is on', { CRAFTNUDGE: '1' }],
    ['with variables that have our names', { cn_head: 'x', cn_pid: '1', cn_data: '/nowhere', cn_common: '/nowhere' }],
  ])('%s', (_, env) => {
    const line = lineOf([hook], env);
    expect(line).toMatch(/^1\tpost-commit\t.*\n$/);
    expect(lineOf(['-c', `. '${rendered}'`], env)).toBe(line);
  });

  it.each([
    ['on a branch in folders', ['switch', '-q', '-c', 'a/b/c']],
    ['on a detached HEAD', ['switch', '-q', '--detach']],
    ['on a packed branch', ['pack-refs', '--all']],
    ['on a branch that was never committed to', ['switch', '-q', '--orphan', 'new']],
  ])('%s', (_, command) => {
    world.git(repository, ...command);
    const line = lineOf([hook], {});
    expect(lineOf(['-c', `. '${rendered}'`], {})).toBe(line);
  });
});

it('does the plain commit without the rendered hook, and is silent where the data directory is lost', () => {
  rmSync(rendered);
  const hash = world.commit(repository, 'plain');
  expect(spoolNames(world)).toEqual([expect.stringMatching(`^\\d+-${hash}\\.post-commit$`)]);
  rmSync(world.data, { recursive: true });
  expect(lineless(SESSION)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(lineless({ CLAUDECODE: '1' })).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(existsSync(world.data)).toBe(false);
});

const lineless = (env: Readonly<Record<string, string>>) => world.run(repository, hook, [], env);

it.each([
  ['a plain commit', {}],
  ['a commit by an agent', { CLAUDECODE: '1' }],
  ['a commit in CI', { CI: '1' }],
  ['a commit while switched off', { CRAFTNUDGE: '0' }],
  ['a commit without a spool', { GONE: '1' }],
])('commands that somebody adds below run after %s, with their standard input', (_, env) => {
  appendFileSync(hook, 'cat; exit 7\n');
  if ('GONE' in env) rmSync(join(world.data, 'spool'), { recursive: true });
  const { status, stdout, stderr } = world.run(
    repository,
    '/bin/sh',
    ['-c', 'echo mine | .git/hooks/post-commit'],
    env,
  );
  expect([status, stdout, stderr]).toEqual([7, 'mine\n', '']);
});

describe('the block of another version', () => {
  const inspect = () => inspectHooks(requestFor(world, repository));

  beforeEach(() => writeFileSync(hook, `#!/bin/sh\n${blockOf([sourceIfReadable(rendered)])}`));

  it('works, is told, and is renewed by the next install', async () => {
    world.commit(repository, 'older');
    expect(spoolNames(world)).toHaveLength(1);
    const { hooks, fix, notes } = await inspect();
    expect(hooks.map(({ state }) => state)).toEqual(['installed', 'installed', 'installed', 'installed']);
    expect(fix).toBe('craftnudge install-hooks');
    expect(notes).toHaveLength(1);
    expect((await installHooks(requestFor(world, repository))).changed).toBe(true);
    expect(readFileSync(hook, 'utf8')).toContain('while :');
    expect(await inspect()).toMatchObject({ fix: undefined, notes: [] });
  });

  it('is taken out like any other', async () => {
    await uninstallHooks(requestFor(world, repository));
    expect(Object.keys(pictureOf(join(repository, '.git/hooks'))).filter((name) => !name.endsWith('.sample'))).toEqual(
      [],
    );
  });
});
