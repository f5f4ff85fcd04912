import { afterEach, beforeEach, expect, it, test } from '@jest/globals';
import { chmodSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { installHooks } from '../../../src/install/install-hooks.js';
import { uninstallHooks } from '../../../src/install/uninstall-hooks.js';
import { createWorld, type World } from '../../support/world.js';
import { pictureOf, requestFor, spoolNames } from './site.js';

let world: World;
let repository: string;
beforeEach(() => {
  world = createWorld();
  repository = world.repository('app');
});
afterEach(() => world.remove());

const scopes: readonly (readonly [scope: string, value: string, set: (value: string) => void])[] = [
  ['local', '../my hooks', (value) => world.git(repository, 'config', 'core.hooksPath', value)],
  ['global', '~/hooks', (value) => world.git(repository, 'config', '--global', 'core.hooksPath', value)],
  [
    'worktree',
    '../hooks',
    (value) => (
      world.git(repository, 'config', 'extensions.worktreeConfig', 'true'),
      world.git(repository, 'config', '--worktree', 'core.hooksPath', value)
    ),
  ],
  [
    'global',
    '~/included hooks',
    (value) => {
      world.write(join(world.home, 'more'), `[core]\n\thooksPath = "${value}"\n`);
      world.git(repository, 'config', '--global', 'include.path', 'more');
    },
  ],
  [
    'local',
    '../conditional',
    (value) => {
      world.write(join(world.root, 'more'), `[core]\n\thooksPath = ${value}\n`);
      world.git(repository, 'config', 'includeIf.gitdir:**/app/.git.path', join(world.root, 'more'));
    },
  ],
];

test.each(
  scopes,
)('core.hooksPath in the %s scope is followed, explained and never changed', async (scope, value, set) => {
  set(value);
  const directory = value.startsWith('~/') ? join(world.home, value.slice(2)) : join(repository, value);
  mkdirSync(directory);
  const before = [pictureOf(repository), pictureOf(world.home)];
  const outcome = await installHooks(requestFor(world, repository));
  expect(outcome.notes.join('\n')).toContain(`core.hooksPath is set (${scope})`);
  expect(outcome.hooks.every(({ path }) => path.startsWith(directory))).toBe(true);
  world.commit(repository, 'x');
  expect(spoolNames(world)).toHaveLength(1);
  await uninstallHooks(requestFor(world, repository));
  expect(pictureOf(world.home)).toEqual(before[1]);
  expect(pictureOf(join(repository, '.git/hooks'))).toEqual(expect.objectContaining({}));
});

function trackHook(name: string): string {
  const path = join(repository, '.githooks', name);
  world.commit(repository, name, { [`.githooks/${name}`]: `#!/bin/sh\necho team\n` });
  chmodSync(path, 0o755);
  world.git(repository, 'commit', '-q', '-a', '-m', 'mode', '--allow-empty');
  world.git(repository, 'config', 'core.hooksPath', '.githooks');
  return path;
}

it('adds untracked hooks beside tracked ones, hidden from git status', async () => {
  const path = trackHook('pre-commit');
  const before = pictureOf(repository, ['.git/objects', '.git/logs', '.git/refs', '.git/index', '.git/COMMIT_EDITMSG']);
  const outcome = await installHooks(requestFor(world, repository));
  expect(outcome.hooks.map(({ action }) => action)).toEqual(['created', 'created', 'created', 'created']);
  expect(world.git(repository, 'status', '--porcelain')).toBe('');
  expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\necho team\n');
  expect((await installHooks(requestFor(world, repository))).changed).toBe(false);
  world.commit(repository, 'x');
  expect(spoolNames(world)).toHaveLength(1);
  await uninstallHooks(requestFor(world, repository));
  expect(
    pictureOf(repository, ['.git/objects', '.git/logs', '.git/refs', '.git/index', '.git/COMMIT_EDITMSG']),
  ).toEqual(before);
});

it('leaves a tracked post-commit alone and says how the team can have it', async () => {
  const path = trackHook('post-commit');
  const outcome = await installHooks(requestFor(world, repository));
  expect(outcome.hooks.find(({ name }) => name === 'post-commit')?.action).toBe('left-out');
  expect(outcome.notes.join('\n')).toContain('--shared');
  expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\necho team\n');
  expect(world.git(repository, 'status', '--porcelain')).toBe('');
});

it('refuses where every hook is tracked', async () => {
  for (const name of ['post-applypatch', 'post-commit', 'post-merge', 'post-rewrite']) trackHook(name);
  await expect(installHooks(requestFor(world, repository))).rejects.toMatchObject({
    code: 'HOOKS_UNSUPPORTED',
    message: expect.stringContaining('install-hooks --shared'),
  });
});

it('refuses --shared where git tracks no hook, since nobody else would get it', async () => {
  const plain = world.repository('plain');
  await expect(installHooks(requestFor(world, plain, { shared: true }))).rejects.toMatchObject({
    code: 'HOOKS_UNSUPPORTED',
    message: expect.stringContaining('--manager husky --shared'),
  });
});

it('with --shared writes a block that names nobody’s machine', async () => {
  const path = trackHook('post-commit');
  await installHooks(requestFor(world, repository, { shared: true }));
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('echo team');
  expect(text).not.toContain(world.root);
  expect(world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']).stderr).toBe('team\n');
  expect(spoolNames(world)).toHaveLength(1);
  const elsewhere = { CRAFTNUDGE_HOME: '', HOME: '/nowhere', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@b.c' };
  expect(world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x'], elsewhere)).toEqual({
    status: 0,
    stdout: '',
    stderr: 'team\n',
  });
  await uninstallHooks(requestFor(world, repository));
  expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\necho team\n');
});

it('core.hooksPath in the system configuration is followed and explained', async () => {
  const config = join(world.root, 'system');
  const directory = join(world.root, 'system hooks');
  mkdirSync(directory);
  world.write(config, `[core]\n\thooksPath = "${directory}"\n`);
  const other = createWorld({ GIT_CONFIG_NOSYSTEM: '0', GIT_CONFIG_SYSTEM: config });
  const app = other.repository('app');
  const { notes, hooks } = await installHooks(requestFor(other, app));
  expect(notes).toEqual([expect.stringContaining('core.hooksPath is set (system)')]);
  expect(hooks.every(({ path }) => path.startsWith(directory))).toBe(true);
  other.commit(app, 'x');
  expect(spoolNames(other)).toHaveLength(1);
  await uninstallHooks(requestFor(other, app));
  expect(pictureOf(directory)).toEqual({});
  other.remove();
});

it('what init.templateDir brings into a new repository is chained, and serves the next clone where it holds ours', async () => {
  const template = join(world.root, 'template');
  world.write(join(template, 'hooks/post-commit'), '#!/bin/sh\necho template >&2\n');
  chmodSync(join(template, 'hooks/post-commit'), 0o755);
  world.git(repository, 'config', '--global', 'init.templateDir', template);
  const fresh = world.repository('fresh');
  const { hooks } = await installHooks(requestFor(world, fresh));
  expect(hooks.find(({ name }) => name === 'post-commit')?.action).toBe('chained');
  expect(world.run(fresh, 'git', ['commit', '-q', '--allow-empty', '-m', 'x']).stderr).toBe('template\n');
  expect(spoolNames(world)).toHaveLength(1);
  world.write(join(template, 'hooks/post-commit'), readFileSync(join(fresh, '.git/hooks/post-commit')));
  const copied = world.repository('copied');
  world.commit(copied, 'y');
  expect(spoolNames(world)).toHaveLength(2);
  await uninstallHooks(requestFor(world, copied));
  expect(readFileSync(join(copied, '.git/hooks/post-commit'), 'utf8')).toBe('#!/bin/sh\necho template >&2\n');
});

it('a submodule has hooks of its own, in the git directory of the outer repository', async () => {
  const inner = world.repository('inner');
  world.commit(inner, 'x');
  world.git(repository, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'sub');
  const submodule = join(repository, 'sub');
  const before = pictureOf(join(repository, '.git/hooks'));
  const { hooks, commonDir } = await installHooks(requestFor(world, submodule));
  expect(commonDir).toBe(join(repository, '.git/modules/sub'));
  expect(hooks.every(({ path }) => path.startsWith(join(repository, '.git/modules/sub/hooks')))).toBe(true);
  expect(pictureOf(join(repository, '.git/hooks'))).toEqual(before);
  world.git(submodule, '-c', 'user.name=A', '-c', 'user.email=a@b.c', 'commit', '-q', '--allow-empty', '-m', 'y');
  expect(spoolNames(world)).toHaveLength(1);
});

it('hooks of this machine are silent in a dev container, where neither the data nor node is', async () => {
  await installHooks(requestFor(world, repository));
  const container = createWorld({ PATH: '/usr/bin:/bin' });
  renameSync(world.data, `${world.data}-outside`);
  const env = { ...container.env, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };
  expect(world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'inside'], env)).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
  expect(pictureOf(container.root)).toEqual(expect.not.objectContaining({ 'data/spool': expect.anything() }));
  container.remove();
});
