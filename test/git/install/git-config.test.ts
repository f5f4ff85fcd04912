import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitVersionsOnPath, supportsConfigHooks } from '../../../src/install/git-versions.js';
import { inspectHooks } from '../../../src/install/inspect-hooks.js';
import { installHooks } from '../../../src/install/install-hooks.js';
import { uninstallHooks } from '../../../src/install/uninstall-hooks.js';
import { createWorld, type World } from '../../support/world.js';
import { NEW_GIT, OLD_GIT, pictureOf, requestFor, spoolNames } from './site.js';

let world: World;
let repository: string;
beforeEach(() => {
  world = createWorld();
  repository = world.repository(`an "app"`);
});
afterEach(() => world.remove());

test.each([
  ['git version 2.39.5', false],
  ['git version 2.53.9 (Apple Git-160)', false],
  ['git version 2.54.0', true],
  ['git version 2.55.0.windows.1', true],
  ['git version 3.0.0-rc1', true],
  ['', false],
])('%s knows config hooks: %s', (version, knows) => {
  expect(supportsConfigHooks(version)).toBe(knows);
});

test.each([
  [[NEW_GIT], 'git-config'],
  [[NEW_GIT, NEW_GIT], 'git-config'],
  [[NEW_GIT, OLD_GIT], 'git-hooks'],
  [[OLD_GIT, NEW_GIT], 'git-hooks'],
  [[], 'git-hooks'],
])('with %j on PATH the hooks go into %s', async (versions, manager) => {
  const outcome = await installHooks(requestFor(world, repository, { gitVersions: async () => versions }));
  expect(outcome.manager).toBe(manager);
});

const local = () => requestFor(world, repository, { gitVersions: async () => [NEW_GIT] });
const everywhere = () => ({ ...local(), scope: 'global' as const });

/** Runs the configured command as git ≥ 2.54 does: by a shell, with the arguments at its end. */
function runConfigured(scope: string, hook: string, ...args: readonly string[]) {
  const command = world.git(repository, 'config', scope, `hook.craftnudge-${hook}.command`);
  return world.run(repository, '/bin/sh', ['-c', `${command} "$@"`, command, ...args]);
}

describe.each([
  ['--local', local, () => join(repository, '.git/config')],
  ['--global', everywhere, () => join(world.home, '.gitconfig')],
] as const)('config hooks, %s', (scope, request, path) => {
  it('change the configuration only, once, and give every byte back', async () => {
    const before = [pictureOf(repository), pictureOf(world.home)];
    const first = await installHooks(request());
    expect(first.hooks.map(({ action }) => action)).toEqual(['configured', 'configured', 'configured', 'configured']);
    const installed = [pictureOf(repository), pictureOf(world.home), pictureOf(world.data)];
    expect((await installHooks(request())).changed).toBe(false);
    expect([pictureOf(repository), pictureOf(world.home), pictureOf(world.data)]).toEqual(installed);
    await uninstallHooks(request());
    expect([pictureOf(repository), pictureOf(world.home)]).toEqual(before);
  });

  it('run the hook, with its arguments, and nothing once the data directory is gone', async () => {
    await installHooks(request());
    expect(world.git(repository, 'config', scope, 'hook.craftnudge-post-merge.event')).toBe('post-merge');
    expect(runConfigured(scope, 'post-merge', '1')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(world.data, 'spool', spoolNames(world)[0] ?? ''), 'utf8').split('\t')[13]).toBe('1');
    world.run(world.root, 'rm', ['-r', world.data]);
    expect(runConfigured(scope, 'post-merge', '1')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('follow the data directory when it moves, and still give every byte back', async () => {
    const before = [pictureOf(repository), pictureOf(world.home)];
    await installHooks(request());
    const dataRoot = join(world.root, 'moved "data"');
    renameSync(world.data, dataRoot);
    await installHooks({ ...request(), dataRoot });
    expect(world.git(repository, 'config', scope, '--get-all', 'hook.craftnudge-post-commit.command')).toContain(
      dataRoot,
    );
    await uninstallHooks({ ...request(), dataRoot });
    expect([pictureOf(repository), pictureOf(world.home)]).toEqual(before);
  });

  it('leave the owner’s later edits in place', async () => {
    await installHooks(request());
    world.git(repository, 'config', scope, 'my.key', 'mine');
    await uninstallHooks(request());
    expect(readFileSync(path(), 'utf8')).toContain('mine');
    expect(readFileSync(path(), 'utf8')).not.toContain('craftnudge');
  });
});

it('--global works outside of any repository, and in $XDG_CONFIG_HOME where git would write there', async () => {
  const config = join(world.home, '.config/git/config');
  world.write(config, '[user]\n\tname = Ada\n');
  await installHooks({ ...everywhere(), cwd: world.root, git: async (args) => `${world.git(world.root, ...args)}\n` });
  expect(readFileSync(config, 'utf8')).toContain('craftnudge-post-commit');
  expect(existsSync(join(world.home, '.gitconfig'))).toBe(false);
});

it('--global beside an older git says what that one will not do', async () => {
  const outcome = await installHooks({ ...everywhere(), gitVersions: async () => [NEW_GIT, OLD_GIT] });
  expect(outcome.notes).toEqual([expect.stringContaining('git version 2.39.5 is on PATH too')]);
});

it('an update of git moves the hooks from files to the configuration', async () => {
  const hooks = join(repository, '.git/hooks');
  const before = pictureOf(hooks);
  await installHooks(requestFor(world, repository));
  await installHooks(local());
  expect(pictureOf(hooks)).toEqual(before);
  expect((await inspectHooks(local())).hooks.map(({ state }) => state)).toEqual([
    'installed',
    'installed',
    'installed',
    'installed',
  ]);
});

it('a double installation is seen, and one uninstall leaves the other', async () => {
  await installHooks(everywhere());
  await installHooks(local());
  expect(await inspectHooks(local())).toMatchObject({ global: true, doubled: true });
  await uninstallHooks(local());
  const status = await inspectHooks(local());
  expect([status.global, status.doubled, ...status.hooks.map(({ state }) => state)]).toEqual([
    true,
    false,
    'installed',
    'installed',
    'installed',
    'installed',
  ]);
});

it('asks every git on PATH once for its version', async () => {
  const bin = ['one', 'two', 'three'].map((name) => join(world.root, name));
  for (const directory of bin) mkdirSync(directory);
  const [one = '', two = '', three = ''] = bin;
  for (const directory of [one, two]) {
    writeFileSync(join(directory, 'git'), '');
    chmodSync(join(directory, 'git'), 0o755);
  }
  symlinkSync(join(one, 'git'), join(three, 'git'));
  const asked: string[] = [];
  const versions = await gitVersionsOnPath({ PATH: `${bin.join(':')}:relative::` }, async (program, args) => {
    asked.push([program, ...args].join(' '));
    if (program.startsWith(two)) throw new Error('broken');
    return NEW_GIT;
  });
  expect(versions).toEqual([NEW_GIT]);
  expect(asked).toEqual([`${one}/git --version`, `${two}/git --version`]);
});
