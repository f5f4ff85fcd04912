import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectHooks } from '../../../src/install/inspect-hooks.js';
import { installHooks } from '../../../src/install/install-hooks.js';
import { setRepositoryOff } from '../../../src/install/off-switch.js';
import { createWorld, type World } from '../../support/world.js';
import { pictureOf, requestFor } from './site.js';

let world: World;
let repository: string;
beforeEach(() => {
  world = createWorld();
  repository = world.repository('app');
  writeFileSync(join(world.root, 'recorder.cjs'), '');
});
afterEach(() => world.remove());

const inspect = () => inspectHooks(requestFor(world, repository));
const states = async () => (await inspect()).hooks.map(({ state }) => state);

it('before the install every hook is missing, and looking changes nothing', async () => {
  const before = pictureOf(world.root);
  expect(await inspect()).toMatchObject({
    manager: 'git-hooks',
    global: false,
    doubled: false,
    off: false,
    fix: 'craftnudge install-hooks',
  });
  expect(await states()).toEqual(['missing', 'missing', 'missing', 'missing']);
  expect(pictureOf(world.root)).toEqual(before);
});

it('after it every hook is installed and nothing is to be done', async () => {
  await installHooks(requestFor(world, repository));
  expect(await inspect()).toMatchObject({ missing: [], fix: undefined });
  expect(await states()).toEqual(['installed', 'installed', 'installed', 'installed']);
});

it('tells after an update that the hooks are still those of the version before', async () => {
  await installHooks(requestFor(world, repository));
  writeFileSync(join(world.data, 'install/hooks/post-merge'), '# of an older version\n');
  expect(await inspect()).toMatchObject({
    fix: 'craftnudge install-hooks',
    notes: [expect.stringContaining('another version of CraftNudge')],
  });
  await installHooks(requestFor(world, repository));
  expect(await inspect()).toMatchObject({ fix: undefined, notes: [] });
});

it('tells a deleted, a replaced and a switched-off hook', async () => {
  await installHooks(requestFor(world, repository));
  const hooks = join(repository, '.git/hooks');
  rmSync(join(hooks, 'post-applypatch'));
  writeFileSync(join(hooks, 'post-commit'), '#!/bin/sh\n');
  chmodSync(join(hooks, 'post-merge'), 0o644);
  expect(await states()).toEqual(['missing', 'foreign', 'shadowed', 'installed']);
  await installHooks(requestFor(world, repository));
  expect(await states()).toEqual(['installed', 'installed', 'installed', 'installed']);
});

it('tells that core.hooksPath was set after the install', async () => {
  await installHooks(requestFor(world, repository));
  world.git(repository, 'config', 'core.hooksPath', '/nowhere');
  expect(await states()).toEqual(['shadowed', 'shadowed', 'shadowed', 'shadowed']);
  expect((await inspect()).notes).toEqual([expect.stringContaining('/nowhere')]);
});

it('tells which parts are gone, and that the repository is switched off', async () => {
  await installHooks(requestFor(world, repository));
  setRepositoryOff(join(repository, '.git'), true);
  rmSync(join(world.data, 'install/hooks/post-merge'));
  rmSync(join(world.root, 'recorder.cjs'));
  expect(await inspect()).toMatchObject({
    off: true,
    missing: [join(world.data, 'install/hooks/post-merge'), join(world.root, 'recorder.cjs')],
    fix: 'craftnudge install-hooks',
  });
});

it("8: tells that the recorder's script of the install is gone, as after another version of node was put in", async () => {
  const gone = join(world.root, `it's "old"`, 'recorder.cjs');
  await installHooks(requestFor(world, repository, { recorder: gone }));
  expect(await inspect()).toMatchObject({ missing: [gone], fix: 'craftnudge install-hooks' });
  await installHooks(requestFor(world, repository));
  expect(await inspect()).toMatchObject({ missing: [], fix: undefined });
});

it('8: tells that no node of the install is left', async () => {
  await installHooks(requestFor(world, repository));
  const start = join(world.data, 'install/hooks/start');
  const gone = join(world.root, 'old/node');
  const withNodes = (list: string): void =>
    writeFileSync(
      start,
      readFileSync(start, 'utf8').replace(/^for cn_name in '.*; do$/m, `for cn_name in ${list}; do`),
    );
  withNodes(`'${gone}' '${process.execPath}'`);
  expect(await inspect()).toMatchObject({ missing: [], fix: undefined });
  withNodes(`'${gone}' '/nowhere/node'`);
  expect(await inspect()).toMatchObject({ missing: [gone], fix: 'craftnudge install-hooks' });
});
