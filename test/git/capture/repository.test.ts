import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { chmodSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import { readIdentities } from '../../../src/capture/identities.js';
import { readHead } from '../../../src/capture/revisions.js';
import { resolveRepository } from '../../../src/capture/repository.js';
import { createWorld, type World } from '../../support/world.js';
import { emptyRegistry, openRepository, testIds } from './parts.js';

let world: World;
let main: string;
let root: string;

beforeAll(() => {
  world = createWorld();
  main = world.repository('main repository');
  root = world.commit(main, 'first', { 'sub/a.txt': 'a\n' });
  world.commit(main, 'second');
});
afterAll(() => world.remove());

const resolve = (cwd: string, more: object = {}) =>
  resolveRepository({ cwd, env: world.env, ...more }, { registry: emptyRegistry(), ids: testIds });

describe('the identity of a repository', () => {
  test.each([
    ['at the top', ''],
    ['below the top', 'sub'],
  ])('is its root commit, %s', async (_where, below) => {
    expect(await resolve(join(main, below))).toEqual({
      id: `root:${root}`,
      name: 'main repository',
      path: main,
      gitDir: join(main, '.git'),
      commonDir: join(main, '.git'),
      worktree: main,
      objectFormat: 'sha1',
      shallow: false,
      partial: false,
    });
  });

  it('is the same in a linked work tree, which has a git directory of its own', async () => {
    const linked = join(world.root, 'linked');
    world.git(main, 'worktree', 'add', '-q', linked);
    expect(await resolve(linked)).toMatchObject({
      id: `root:${root}`,
      name: 'main repository',
      path: main,
      worktree: linked,
      gitDir: join(main, '.git/worktrees/linked'),
      commonDir: join(main, '.git'),
    });
    expect(await resolve(linked, { gitDir: join(main, '.git/worktrees/linked') })).toMatchObject({ worktree: linked });
  });

  it("of a submodule is the submodule's, not the one around it", async () => {
    const outer = world.repository('outer');
    world.git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', main, 'inner');
    expect(await resolve(join(outer, 'inner'))).toMatchObject({
      id: `root:${root}`,
      name: 'inner',
      path: join(outer, 'inner'),
      worktree: join(outer, 'inner'),
    });
  });

  it('is found where the git directory is kept elsewhere', async () => {
    const apart = join(world.root, 'apart');
    world.git(world.root, 'clone', '-q', `--separate-git-dir=${join(world.root, 'kept.git')}`, main, apart);
    expect(await resolve(apart)).toMatchObject({ name: 'apart', path: apart, gitDir: join(world.root, 'kept.git') });
  });

  it('of a bare one has no work tree', async () => {
    const bare = join(world.root, 'bare one.git');
    world.git(world.root, 'clone', '-q', '--bare', main, bare);
    expect(await resolve(bare, { gitDir: bare })).toMatchObject({ name: 'bare one', path: bare, worktree: null });
  });

  it('of SHA-256 is found as any other', async () => {
    const path = world.repository('sha256', '--object-format=sha256');
    const hash = world.commit(path, 'first');
    expect(hash).toHaveLength(64);
    expect(await resolve(path)).toMatchObject({ id: `root:${hash}`, objectFormat: 'sha256' });
  });

  it('is random while there is no commit, and then stays', async () => {
    const path = world.repository('unborn');
    const registry = emptyRegistry();
    const parts = { registry, ids: testIds };
    expect(await resolveRepository({ cwd: path, env: world.env }, parts)).toMatchObject({ id: 'random' });
    world.commit(path, 'first');
    expect(await resolveRepository({ cwd: path, env: world.env }, parts)).toMatchObject({ id: 'random' });
  });

  it('follows the first parents where there are several roots', async () => {
    const path = world.repository('two roots');
    const first = world.commit(path, 'first', { 'a.txt': 'a\n' });
    world.git(path, 'checkout', '-q', '--orphan', 'other');
    world.commit(path, 'other root', { 'b.txt': 'b\n' });
    world.git(path, 'checkout', '-q', 'main');
    world.git(path, 'merge', '-q', '--no-ff', '--allow-unrelated-histories', '-m', 'both', 'other');
    expect(await resolve(path)).toMatchObject({ id: `root:${first}` });
  });

  it('is that of the repository asked for, whatever GIT_DIR a hook inherited', async () => {
    const other = world.repository('other');
    world.commit(other, 'x');
    const place = { cwd: main, env: { ...world.env, GIT_DIR: join(other, '.git'), GIT_INDEX_FILE: '.git/index' } };
    const parts = { registry: emptyRegistry(), ids: testIds };
    expect(await resolveRepository(place, parts)).toMatchObject({ path: main });
  });
});

describe('what cannot be read is told apart', () => {
  it('no repository', async () => {
    await expect(resolve(world.root)).rejects.toMatchObject({ code: 'NOT_A_REPOSITORY' });
    await expect(resolve(join(world.root, 'missing'))).rejects.toMatchObject({ code: 'NOT_A_REPOSITORY' });
  });

  it('no git', async () => {
    await expect(resolve(main, { env: { PATH: '/nonexistent' } })).rejects.toMatchObject({ code: 'GIT_MISSING' });
  });

  it('no commit', async () => {
    const { git } = await openRepository(world, world.repository('empty'));
    expect(await readHead(git)).toBeUndefined();
  });

  it('a git that only a repository brings along is not found', async () => {
    const evil = join(main, 'node_modules/.bin/git');
    world.write(evil, '#!/bin/sh\necho evil\n');
    chmodSync(evil, 0o755);
    const PATH = `${join(main, 'node_modules/.bin')}:.`;
    await expect(resolve(main, { env: { ...world.env, PATH } })).rejects.toMatchObject({ code: 'GIT_MISSING' });
  });

  // Only root can make a directory that belongs to somebody else; elsewhere there is nothing to refuse.
  (process.geteuid?.() === 0 ? it : it.failing)("somebody else's repository", async () => {
    const path = world.repository('foreign');
    chownSync(path, 12345, 12345);
    chownSync(join(path, '.git'), 12345, 12345);
    await expect(resolve(path)).rejects.toMatchObject({ code: 'GIT_UNTRUSTED' });
    world.git(world.root, 'config', '--global', 'safe.directory', path);
    await expect(resolve(path)).resolves.toMatchObject({ path });
  });
});

describe('the addresses of the person', () => {
  it('come from the repository and the user, each once, and may be none', async () => {
    const path = world.repository('identities');
    world.git(path, 'config', '--global', 'user.email', 'ada@home.example');
    world.git(path, 'config', 'committer.email', 'ada@example.org');
    expect(await readIdentities((await openRepository(world, path)).git)).toEqual([
      'ada@home.example',
      'ada@example.org',
    ]);
    world.git(path, 'config', '--global', '--unset', 'user.email');
    world.git(path, 'config', '--unset', 'user.email');
    world.git(path, 'config', '--unset', 'committer.email');
    expect(await readIdentities((await openRepository(world, path)).git)).toEqual([]);
  });
});
