// Hooks of ours that another program removes after the install: noticed, put back, and nothing committed meanwhile is lost.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let repository: string;
beforeEach(() => {
  world = createWorld();
  repository = world.repository('app');
});
afterEach(() => world.remove());

const hooks = (): string => join(repository, '.git/hooks');
const ways: readonly (readonly [what: string, vanish: () => void])[] = [
  ['a deleted hooks directory', () => rmSync(hooks(), { recursive: true })],
  ['a hook that another program has overwritten', () => writeFileSync(join(hooks(), 'post-commit'), '#!/bin/sh\n')],
  ['a core.hooksPath set since', () => void world.git(repository, 'config', 'core.hooksPath', '.team')],
];

test.each(ways)('%s: ten commits are recorded all the same, and --fix brings the hooks back', (_, vanish) => {
  world.commit(repository, 'feat: before');
  world.craftnudge(repository, 'install-hooks', '--no-history');
  vanish();
  for (let count = 0; count < 10; count += 1) world.commit(repository, `feat: ${count}`);
  const { stdout, status } = world.craftnudge(repository, 'doctor');
  expect(status).toBe(1);
  expect(stdout.match(/✗ hooks/g)).toHaveLength(1);
  expect(stdout).toContain('fix: craftnudge doctor --fix');
  expect(stdout).toContain('10 made here: 0 by hook, 10 filled in later, 0 not recoverable');
  expect(world.craftnudge(repository, 'status').stdout).toContain('craftnudge install-hooks');
  expect(world.craftnudge(repository, 'doctor', '--fix').stdout).toContain('✓ hooks     put back: 4 installed');
  expect(world.craftnudge(repository, 'doctor').status).toBe(0);
  world.commit(repository, 'feat: after');
  expect(world.craftnudge(repository, 'coverage', '--json').stdout).toMatch(/"expected":\s*11\b/);
});

test('--fix puts nothing into a repository that never had our hooks', () => {
  world.commit(repository, 'feat: one');
  const { stdout, status } = world.craftnudge(repository, 'doctor', '--fix');
  expect(status).toBe(1);
  expect(stdout).toContain('✗ hooks     not installed\n            fix: craftnudge install-hooks\n');
});

test('what is left in a repository after the package is gone is silent and fails nothing', () => {
  world.craftnudge(repository, 'install-hooks', '--no-history');
  world.commit(repository, 'feat: one');
  const leave = [
    () => rmSync(join(world.data, 'install/hooks'), { recursive: true }),
    () => rmSync(world.data, { recursive: true }),
  ];
  for (const go of leave) {
    world.craftnudge(repository, 'status');
    go();
    for (const args of [
      ['commit', '-q', '--allow-empty', '-m', 'x'],
      ['commit', '-q', '--amend', '--allow-empty', '-m', 'y'],
    ])
      expect(world.run(repository, 'git', args)).toEqual({ status: 0, stdout: '', stderr: '' });
  }
});
