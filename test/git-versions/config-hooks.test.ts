// Hooks in git's configuration, run by a real git that knows them, which npm run test:git-versions names.
import { afterEach, beforeEach, expect, it, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGitWorld, type GitWorld } from './git-world.js';

let world: GitWorld;
let repository: string;

beforeEach(() => {
  world = createGitWorld();
  repository = world.repository('app');
  git('commit', '-q', '--allow-empty', '-m', 'feat: root');
});
afterEach(() => world.remove());

const git = (...args: readonly string[]): string => world.plainGit(repository, ...args);

const install = (...options: readonly string[]): string =>
  world.craftnudge(repository, 'install-hooks', '--no-history', ...options).stdout;

const coverage = (): Readonly<Record<string, unknown>> =>
  JSON.parse(world.craftnudge(repository, 'coverage', '--json').stdout) as Readonly<Record<string, unknown>>;

const commit = (subject: string): string => git('commit', '-q', '--allow-empty', '-m', subject);

function diverge(): void {
  git('checkout', '-q', '-b', 'topic');
  for (const name of ['a', 'b']) {
    world.write(join(repository, name), name);
    git('add', name);
    commit(`feat: ${name}`);
  }
  git('checkout', '-q', 'main');
  commit('feat: main goes on');
  git('checkout', '-q', 'topic');
}

const operations: readonly (readonly [name: string, act: () => void, made: number])[] = [
  ['commit', () => commit('feat: one'), 1],
  ['commit --no-verify', () => git('commit', '-q', '--no-verify', '--allow-empty', '-m', 'feat: one'), 1],
  [
    'commit with core.hooksPath=/dev/null',
    () => git('-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', 'x'),
    1,
  ],
  ['amend', () => (commit('feat: one'), git('commit', '-q', '--amend', '--allow-empty', '-m', 'feat: two')), 2],
  ['rebase of 2', () => (diverge(), git('rebase', '-q', 'main')), 5],
  ['rebase --apply of 2', () => (diverge(), git('rebase', '-q', '--apply', 'main')), 5],
  ['merge', () => (diverge(), git('merge', '-q', '--no-edit', 'main')), 4],
  ['cherry-pick', () => (diverge(), git('checkout', '-q', 'main'), git('cherry-pick', 'topic')), 4],
  [
    'a linked work tree',
    () => (
      git('worktree', 'add', '-q', '../linked'),
      world.run(join(world.root, 'linked'), 'git', ['commit', '-q', '--allow-empty', '-m', 'x'])
    ),
    1,
  ],
];

it('is a git that knows hooks in its configuration', () => {
  expect(git('--version')).toMatch(/^git version \d+\.\d+/);
  install();
  commit('feat: one');
  process.stdout.write(`${git('--version')}\n`);
  expect(world.craftnudge(repository, 'doctor', '--json').stdout).toContain('"4 installed"');
});

test.each(operations)('%s is seen by a hook, and recorded once', (_, act, made) => {
  const before = readFileSync(join(repository, '.git/config'), 'utf8');
  const hooks = readdirSync(join(repository, '.git/hooks'));
  expect(install()).toContain('through git-config');
  act();
  expect(coverage()).toMatchObject({ expected: made, byHook: made, missing: 0 });
  expect(readdirSync(join(repository, '.git/hooks'))).toEqual(hooks);
  world.craftnudge(repository, 'uninstall-hooks');
  expect(readFileSync(join(repository, '.git/config'), 'utf8')).toBe(before);
});

it('--global serves a repository that was never installed into, and one that was is recorded once', () => {
  install('--global');
  commit('feat: everywhere');
  install();
  commit('feat: twice');
  expect(world.craftnudge(repository, 'doctor').stdout).toContain('✓ hooks     by the global configuration');
  const exported = world.craftnudge(repository, 'export').stdout.trim().split('\n');
  expect(exported.filter((line) => line.includes('feat: everywhere'))).toHaveLength(1);
  expect(exported.filter((line) => line.includes('feat: twice'))).toHaveLength(1);
  world.craftnudge(repository, 'uninstall-hooks');
  world.craftnudge(repository, 'uninstall-hooks', '--global');
  expect(existsSync(join(world.home, '.gitconfig'))).toBe(false);
});

it('a hook file of somebody else fires beside ours, and its failure is told as before', () => {
  world.write(join(repository, '.git/hooks/post-commit'), '#!/bin/sh\necho theirs >&2\nexit 3\n');
  world.run(repository, 'chmod', ['755', '.git/hooks/post-commit']);
  install();
  const { status, stderr } = world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'feat: one']);
  expect([status, stderr]).toEqual([0, 'theirs\n']);
  expect(coverage()).toMatchObject({ expected: 1, byHook: 1 });
});

it('a leftover in the configuration is silent once the data directory is gone', () => {
  install();
  world.run(world.root, 'rm', ['-r', world.data]);
  expect(world.run(repository, 'git', ['commit', '-q', '--allow-empty', '-m', 'x'])).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
});
