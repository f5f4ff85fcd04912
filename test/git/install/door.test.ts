import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openGit } from '../../../src/capture/git.js';
import { inspectHooks } from '../../../src/install/inspect-hooks.js';
import { type InstallRequest, installHooks } from '../../../src/install/install-hooks.js';
import { uninstallHooks } from '../../../src/install/uninstall-hooks.js';
import { createWorld, type World } from '../../support/world.js';
import { NEW_GIT, pictureOf, requestFor } from './site.js';

// The hardened git, which switches hooks off for its own calls, must not hide from us where the person's hooks are.
let world: World;
let repository: string;
beforeEach(() => {
  world = createWorld();
  repository = world.repository('app');
});
afterEach(() => world.remove());

function throughTheDoor(cwd: string, more: Partial<InstallRequest> = {}): InstallRequest {
  return requestFor(world, cwd, {
    git: async (args) => (await openGit({ cwd, env: world.env }).run(args)).toString('utf8'),
    ...more,
  });
}

it('finds the hooks directory, set or not', async () => {
  const before = pictureOf(repository);
  const plain = await installHooks(throughTheDoor(repository));
  expect(plain.hooks[0]?.path).toBe(join(repository, '.git/hooks/post-applypatch'));
  await uninstallHooks(throughTheDoor(repository));
  expect(pictureOf(repository)).toEqual(before);
  world.git(repository, 'config', 'core.hooksPath', '../hooks');
  const moved = await installHooks(throughTheDoor(repository));
  expect(moved.hooks[0]?.path).toBe(join(world.root, 'hooks/post-applypatch'));
});

it('writes and takes back config hooks', async () => {
  const before = pictureOf(repository);
  const request = throughTheDoor(repository, { gitVersions: async () => [NEW_GIT] });
  await installHooks(request);
  expect((await inspectHooks(request)).hooks.map(({ state }) => state)).toEqual([
    'installed',
    'installed',
    'installed',
    'installed',
  ]);
  world.git(repository, 'config', 'my.key', 'mine');
  await uninstallHooks(request);
  world.git(repository, 'config', '--remove-section', 'my');
  expect(pictureOf(repository)).toEqual(before);
});

it('sees that the team tracks a hook', async () => {
  world.commit(repository, 'team', { '.githooks/post-commit': '#!/bin/sh\n' });
  world.git(repository, 'config', 'core.hooksPath', '.githooks');
  const { hooks } = await installHooks(throughTheDoor(repository));
  expect(hooks.map(({ name, action }) => `${name} ${action}`)).toContain('post-commit left-out');
});

it('says that there is no repository', async () => {
  mkdirSync(join(world.root, 'plain'));
  await expect(installHooks(throughTheDoor(join(world.root, 'plain')))).rejects.toMatchObject({
    code: 'NOT_A_REPOSITORY',
  });
});
