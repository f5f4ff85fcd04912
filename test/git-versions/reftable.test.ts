// A repository whose references are a reftable: there is no file that says where HEAD is, and no log to read but by git.
// Run by a real git that has it (2.45 or newer), which npm run test:git-versions names.
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spoolNames } from '../git/install/site.js';
import { recordsIn, rewritesIn } from '../support/journal.js';
import { createGitWorld, type GitWorld } from './git-world.js';

let world: GitWorld;
let repository: string;

beforeEach(() => {
  world = createGitWorld();
  repository = world.repository('app', '--ref-format=reftable');
  git('commit', '-q', '--allow-empty', '-m', 'feat: root');
});
afterEach(() => world.remove());

const git = (...args: readonly string[]): string => world.plainGit(repository, ...args);
const commit = (subject: string): string => git('commit', '-q', '--allow-empty', '-m', subject);
const head = (): string => git('rev-parse', 'HEAD');
const bypass = (...args: readonly string[]): string =>
  git('-c', 'core.hooksPath=/dev/null', '-c', 'hook.craftnudge-post-commit.enabled=false', ...args);
const hashes = (): readonly string[] => recordsIn(world.data).map(({ hash }) => hash);

/** By both ways that hooks can be put in. */
const install = (manager: string): void => {
  const { status, stderr } = world.craftnudge(repository, 'install-hooks', '--no-history', '--manager', manager);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
};
const coverage = (cwd = repository): Readonly<Record<string, unknown>> =>
  JSON.parse(world.craftnudge(cwd, 'coverage', '--json').stdout) as Readonly<Record<string, unknown>>;

/** `topic` has two commits that `main` does not have, and the other way round. */
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

it('is a reftable, whose HEAD tells a hook nothing', () => {
  expect(existsSync(join(repository, '.git/logs'))).toBe(false);
  expect(readFileSync(join(repository, '.git/HEAD'), 'utf8')).toBe('ref: refs/heads/.invalid\n');
  install('git-hooks');
  writeFileSync(join(world.data, 'state/recorder.pid'), `${process.pid}\n`); // taken for a living recorder
  commit('feat: one');
  expect(spoolNames(world).map((name) => name.replace(/^\d+/, 'PID'))).toEqual(['PID-0.post-commit']);
  rmSync(join(world.data, 'state/recorder.pid'));
  expect(coverage()).toMatchObject({ expected: 1, missing: 0, notRecoverable: 0, reflog: true });
  expect(hashes()).toEqual([head()]);
});

const operations: readonly (readonly [name: string, act: () => void, made: number])[] = [
  ['commit', () => commit('feat: one'), 1],
  ['amend', () => (commit('feat: one'), git('commit', '-q', '--amend', '--allow-empty', '-m', 'feat: two')), 2],
  ['rebase of 2', () => (diverge(), git('rebase', '-q', 'main')), 5],
  ['rebase --apply of 2', () => (diverge(), git('rebase', '-q', '--apply', 'main')), 5],
  ['merge', () => (diverge(), git('merge', '-q', '--no-edit', 'main')), 4],
  ['cherry-pick', () => (diverge(), git('checkout', '-q', 'main'), git('cherry-pick', 'topic')), 4],
  ['a client without hooks', () => bypass('commit', '-q', '--allow-empty', '-m', 'feat: unseen'), 1],
  [
    'a linked work tree',
    () => (
      git('worktree', 'add', '-q', '../linked'),
      world.plainGit(join(world.root, 'linked'), 'commit', '-q', '--allow-empty', '-m', 'x')
    ),
    1,
  ],
];

describe.each(['git-config', 'git-hooks'])('with hooks by %s', (manager) => {
  test.each(operations)('%s is recorded once', (_, act, made) => {
    install(manager);
    act();
    expect(coverage()).toMatchObject({ expected: made, missing: 0, notRecoverable: 0, reflog: true });
    expect(new Set(hashes()).size).toBe(hashes().length);
    expect(hashes()).toHaveLength(made);
  });

  it('an amend is linked by the pair that git tells the hook', () => {
    install(manager);
    commit('feat: one');
    const from = head();
    git('commit', '-q', '--amend', '--allow-empty', '-m', 'feat: two');
    coverage();
    expect(rewritesIn(world.data)).toMatchObject([{ from, to: head(), command: 'amend' }]);
  });
});

it('an amend that no hook saw is found in the log, with what it replaced', () => {
  install('git-hooks');
  commit('feat: one');
  coverage();
  const from = head();
  bypass('commit', '-q', '--amend', '--allow-empty', '-m', 'feat: two');
  expect(coverage()).toMatchObject({ expected: 2, missing: 0 });
  expect(rewritesIn(world.data)).toMatchObject([{ from, to: head(), command: 'amend' }]);
});

it('a repository that is moved over to a reftable goes on where its log was', () => {
  const files = world.repository('files', '--ref-format=files');
  const inside = (...args: readonly string[]): string => world.plainGit(files, ...args);
  inside('commit', '-q', '--allow-empty', '-m', 'feat: root');
  world.craftnudge(files, 'install-hooks', '--no-history');
  inside('commit', '-q', '--allow-empty', '-m', 'feat: in files');
  expect(coverage(files)).toMatchObject({ expected: 1, missing: 0 });
  inside('refs', 'migrate', '--ref-format=reftable');
  inside('commit', '-q', '--allow-empty', '-m', 'feat: in the reftable');
  expect(coverage(files)).toMatchObject({ missing: 0, notRecoverable: 0 });
  expect(new Set(hashes()).size).toBe(hashes().length);
  expect(hashes()).toHaveLength(2);
});
