// `--global` with a git that knows no config hooks: our directory is asked instead of each repository's own, so nothing
// that a repository's hooks see or decide may change by it.
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gitHookNames } from '../../../src/install/hook-names.js';
import { inspectHooks } from '../../../src/install/inspect-hooks.js';
import { type InstallRequest, installHooks } from '../../../src/install/install-hooks.js';
import { uninstallHooks } from '../../../src/install/uninstall-hooks.js';
import { createWorld, type World } from '../../support/world.js';
import { NEW_GIT, pictureOf, requestFor, spoolNames } from './site.js';

const DATES = { GIT_AUTHOR_DATE: '2026-01-05T10:00:00Z', GIT_COMMITTER_DATE: '2026-01-05T10:00:00Z' };
let world: World;
let repository: string;
beforeEach(() => {
  world = createWorld(DATES);
  repository = world.repository('app');
  world.write(join(world.root, 'recorder.cjs'), '');
});
afterEach(() => world.remove());

const everywhere = (more: Partial<InstallRequest> = {}): InstallRequest =>
  requestFor(world, repository, { scope: 'global', ...more });
const directory = (): string => join(world.home, '.config/craftnudge/git-hooks');

/** A hook for every name, which tells what it was given: name, arguments, standard input. */
function tellAll(of: World, gitDirectory: string): void {
  for (const name of gitHookNames) tell(of, join(gitDirectory, 'hooks', name));
}

function tell(of: World, path: string, end = ''): void {
  const log = join(of.root, 'told');
  of.write(path, `#!/bin/sh\n{ echo "\${0##*/} $*"; [ -t 0 ] || cat; } >> '${log}'\n${end}`);
  chmodSync(path, 0o755);
}

/** Whatever makes git run hooks, in the work tree, a linked one, a submodule, a bare repository and one pushed into. */
function doEverything(of: World): readonly string[] {
  const app = of.repository('whole');
  const bare = of.repository('bare.git', '--bare');
  const checkedOut = of.repository('checked-out');
  of.git(checkedOut, 'config', 'receive.denyCurrentBranch', 'updateInstead');
  const seen: string[] = [];
  const git = (cwd: string, ...args: readonly string[]): void => {
    const { status, stdout, stderr } = of.run(cwd, 'git', ['-c', 'protocol.file.allow=always', ...args]);
    seen.push(`${args.join(' ')}: ${status} ${stdout}${stderr}`);
  };
  for (const each of [join(app, '.git'), bare]) tellAll(of, each);
  for (const name of ['a', 'b', 'c']) {
    of.write(join(app, name), name);
    git(app, 'add', name);
    git(app, 'commit', '-q', '-m', `feat: ${name}`);
  }
  git(app, 'commit', '-q', '--amend', '-m', 'feat: amended');
  git(app, 'checkout', '-q', '-b', 'topic', 'HEAD~1');
  git(app, 'commit', '-q', '--allow-empty', '-m', 'feat: topic');
  git(app, 'merge', '-q', '--no-edit', 'main');
  git(app, 'rebase', '-q', '--force-rebase', 'main');
  git(app, 'format-patch', '-q', '-o', '../patches', 'main~1..main');
  git(app, 'checkout', '-q', '-B', 'mail', 'main~1');
  git(app, 'am', '-q', '../patches/0001-feat-amended.patch');
  git(app, 'worktree', 'add', '-q', '../linked');
  git(join(of.root, 'linked'), 'commit', '-q', '--allow-empty', '-m', 'feat: linked');
  git(app, 'push', '-q', bare, 'main', 'topic');
  git(app, 'submodule', '--quiet', 'add', '../bare.git', 'sub');
  tellAll(of, join(app, '.git/modules/sub'));
  git(
    join(app, 'sub'),
    '-c',
    'user.name=A',
    '-c',
    'user.email=a@b.c',
    'commit',
    '-q',
    '--allow-empty',
    '-m',
    'feat: sub',
  );
  git(app, 'push', '-q', checkedOut, 'main');
  of.write(join(checkedOut, 'a'), 'edited');
  git(app, 'push', '-q', checkedOut, 'mail:main', '--force');
  tell(of, join(checkedOut, '.git/hooks/push-to-checkout'), 'exit 1\n');
  git(app, 'push', '-q', checkedOut, 'topic:main', '--force');
  tell(of, join(app, '.git/hooks/commit-msg'), 'echo no >&2; exit 7\n');
  git(app, 'commit', '-q', '--allow-empty', '-m', 'feat: refused');
  chmodSync(join(app, '.git/hooks/commit-msg'), 0o644);
  git(app, '-c', 'advice.ignoredHook=false', 'commit', '-q', '--allow-empty', '-m', 'feat: last');
  // Whether git writes its index anew depends on the clock: once or twice, both are right.
  const told = readFileSync(join(of.root, 'told'), 'utf8').replace(
    /(?:^post-index-change .*\n)+/gm,
    'post-index-change\n',
  );
  return [...seen, told, of.git(app, 'log', '--all', '--format=%H %s'), of.git(checkedOut, 'status', '--short')].map(
    (text) => text.replaceAll(of.root, ''),
  );
}

it('every hook of a repository runs as before, with arguments, standard input and exit code', async () => {
  const without = createWorld(DATES);
  const expected = doEverything(without);
  without.remove();
  await installHooks(everywhere());
  expect(doEverything(world)).toEqual(expected);
  expect(expected.join('\n')).toContain('push-to-checkout');
  expect(expected.join('\n').match(/^[a-z-]+ /gm)?.length).toBeGreaterThan(100);
}, 180_000);

test('each commit is spooled once, in a work tree, a linked one and a submodule, and no repository is touched', async () => {
  const before = pictureOf(repository);
  const { manager, notes } = await installHooks(everywhere());
  expect([manager, notes.join('\n')]).toEqual(['hooks-path', expect.stringMatching(/lefthook and pre-commit refuse/)]);
  expect((await installHooks(everywhere())).changed).toBe(false);
  expect(pictureOf(repository)).toEqual(before);
  const hash = world.commit(repository, 'feat: one');
  const linked = join(world.root, 'linked');
  world.git(repository, 'worktree', 'add', '-q', linked);
  const other = world.commit(linked, 'feat: two');
  expect(spoolNames(world).map((name) => name.split('-')[1])).toEqual(
    expect.arrayContaining([`${hash}.post`, `${other}.post`]),
  );
  expect(spoolNames(world)).toHaveLength(2);
});

it('gives every byte back, and the owner’s later edits stay', async () => {
  const config = join(world.home, '.gitconfig');
  world.write(config, '[user]\n\tname = Ada\n');
  const before = pictureOf(world.home);
  await installHooks(everywhere());
  await uninstallHooks(everywhere());
  expect(pictureOf(world.home)).toEqual(before);
  await installHooks(everywhere());
  world.git(repository, 'config', '--global', 'my.key', 'mine');
  await uninstallHooks(everywhere());
  expect(readFileSync(config, 'utf8')).toContain('mine');
  expect(world.run(repository, 'git', ['config', 'core.hooksPath']).status).toBe(1);
});

it('is taken out whole even when the data directory was lost', async () => {
  await installHooks(everywhere());
  rmSync(world.data, { recursive: true });
  expect(world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x'])).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
  await uninstallHooks(everywhere());
  expect(existsSync(directory())).toBe(false);
  expect(world.run(repository, 'git', ['config', 'core.hooksPath']).status).toBe(1);
});

it('leaves a core.hooksPath alone that somebody has set since', async () => {
  await installHooks(everywhere());
  world.git(repository, 'config', '--global', 'core.hooksPath', '/elsewhere');
  await uninstallHooks(everywhere());
  expect(world.git(repository, 'config', '--global', 'core.hooksPath')).toBe('/elsewhere');
});

describe('a core.hooksPath that was there before', () => {
  it('in the global configuration gets our hooks beside what is in it, and stays', async () => {
    mkdirSync(join(world.home, 'hooks'));
    world.git(repository, 'config', '--global', 'core.hooksPath', '~/hooks');
    const before = pictureOf(world.home);
    await installHooks(everywhere());
    expect(world.git(repository, 'config', '--global', 'core.hooksPath')).toBe('~/hooks');
    world.commit(repository, 'feat: one');
    expect(spoolNames(world)).toHaveLength(1);
    expect((await inspectHooks(requestFor(world, repository))).fix).toBeUndefined();
    await uninstallHooks(everywhere());
    expect(pictureOf(world.home)).toEqual(before);
  });

  it('in an included file counts as set', async () => {
    world.write(join(world.home, '.gitconfig'), '[include]\n\tpath = more\n');
    world.write(join(world.home, 'more'), `[core]\n\thooksPath = ${world.home}/hooks\n`);
    await installHooks(everywhere());
    expect(existsSync(join(world.home, 'hooks/post-commit'))).toBe(true);
    expect(existsSync(directory())).toBe(false);
  });

  it('relative in the global configuration is refused: each repository has its own then', async () => {
    world.git(repository, 'config', '--global', 'core.hooksPath', '.githooks');
    await expect(installHooks(everywhere())).rejects.toMatchObject({ code: 'HOOKS_UNSUPPORTED' });
  });

  it('in the repository wins over ours: it is told, and a local installation serves it', async () => {
    await installHooks(everywhere());
    world.git(repository, 'config', 'core.hooksPath', '.team');
    const status = await inspectHooks(requestFor(world, repository));
    expect([status.global, status.fix]).toEqual([false, 'craftnudge install-hooks']);
    await installHooks(requestFor(world, repository));
    world.commit(repository, 'feat: one');
    expect(spoolNames(world)).toHaveLength(1);
  });
});

it('beside a local installation both fire, and one uninstall leaves the other', async () => {
  await installHooks(everywhere());
  await installHooks(requestFor(world, repository));
  expect(await inspectHooks(requestFor(world, repository))).toMatchObject({ global: true, doubled: true });
  await uninstallHooks(requestFor(world, repository));
  expect(await inspectHooks(requestFor(world, repository))).toMatchObject({ global: true, doubled: false });
  world.commit(repository, 'feat: one');
  expect(spoolNames(world)).toHaveLength(1);
});

it('a lost file of the directory is noticed, and put back with --global', async () => {
  await installHooks(everywhere());
  renameSync(join(directory(), 'post-commit'), join(directory(), 'gone'));
  const { fix } = await inspectHooks(requestFor(world, repository));
  expect(fix).toBe('craftnudge install-hooks --global');
  await installHooks(everywhere());
  expect((await inspectHooks(requestFor(world, repository))).fix).toBeUndefined();
});

it('an update of git moves the hooks into the configuration', async () => {
  await installHooks(everywhere());
  await installHooks(everywhere({ gitVersions: async () => [NEW_GIT] }));
  expect(existsSync(directory())).toBe(false);
  expect(world.run(repository, 'git', ['config', 'core.hooksPath']).status).toBe(1);
  expect(world.git(repository, 'config', '--global', 'hook.craftnudge-post-commit.event')).toBe('post-commit');
});
