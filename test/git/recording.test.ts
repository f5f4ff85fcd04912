// The main job, end to end: hooks installed by the built command line, real git operations, and the journal read back.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn, rewritesIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let repo: string;

beforeEach(() => {
  world = createWorld();
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'README.md': 'hello\n' });
  expect(world.craftnudge(repo, 'install-hooks', '--no-history').stderr).toBe('');
});
afterEach(() => world.remove());

const commitNumbered = (count: number, prefix = 'c'): void => {
  for (let n = 1; n <= count; n += 1)
    world.commit(repo, `feat: ${prefix}${n}`, { [`${prefix}${n}.ts`]: `export const n = ${n};\n` });
};

/** Every commit object that the HEAD reflogs ever pointed at and that was made here after install. */
interface Counted {
  readonly expected: number;
  readonly missing: number;
  readonly byHook: number;
  readonly filledIn: number;
}
const coverage = (path = repo): Counted => {
  const { stdout, stderr } = world.craftnudge(path, 'coverage', '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Counted;
};

const hashesRecorded = (): readonly string[] => recordsIn(world.data).map(({ hash }) => hash);
const expectEachOnce = (): void => {
  const hashes = hashesRecorded();
  expect(new Set(hashes).size).toBe(hashes.length);
};
const operationOf = (hash: string): unknown => recordsIn(world.data).find((record) => record.hash === hash)?.operation;

describe('each commit made here is recorded once, with coverage 100 %:', () => {
  it('a plain commit', () => {
    const hash = world.commit(repo, 'fix: null header', { 'a.ts': 'let a;\n' });
    expect(coverage()).toMatchObject({ expected: 1, missing: 0 });
    expect(hashesRecorded()).toEqual([hash]);
    expect(operationOf(hash)).toBe('commit');
  });

  it('files named by secrets, each under a name of its own', () => {
    const tokens = ['a1B2c3', 'd4E5f6'].map((part) => `ghp_${part.repeat(6)}`);
    world.commit(repo, 'chore: keys', Object.fromEntries(tokens.map((token) => [token, 'x\n'])));
    expect(coverage()).toMatchObject({ expected: 1, missing: 0 });
    const paths = recordsIn(world.data)[0]?.files.map(({ path }) => path) ?? [];
    expect(new Set(paths).size).toBe(2);
    for (const path of paths) expect(path).toMatch(/^\[masked:github-token~[0-9a-f]{8}\]$/);
  });

  it('amends, linked old to new', () => {
    const old = world.commit(repo, 'fix', { 'a.ts': 'let a;\n' });
    world.git(repo, 'commit', '-q', '--amend', '-m', 'fix: null header');
    const hash = world.git(repo, 'rev-parse', 'HEAD');
    expect(coverage()).toMatchObject({ missing: 0 });
    expectEachOnce();
    expect(hashesRecorded()).toContain(hash);
    expect(operationOf(hash)).toBe('amend');
    expect(rewritesIn(world.data)).toEqual([expect.objectContaining({ from: old, to: hash, command: 'amend' })]);
  });

  it.each([
    ['merge backend', []],
    ['apply backend', ['--apply']],
  ])('a rebase of 20 (%s), each pick linked to what it replaced', (_, options) => {
    world.git(repo, 'switch', '-q', '-c', 'topic');
    commitNumbered(20);
    world.git(repo, 'switch', '-q', 'main');
    world.commit(repo, 'feat: base', { 'base.ts': 'x\n' });
    world.git(repo, 'switch', '-q', 'topic');
    world.git(repo, 'rebase', '-q', ...options, 'main');
    expect(coverage()).toMatchObject({ expected: 41, missing: 0 });
    expectEachOnce();
    expect(hashesRecorded()).toHaveLength(41);
    const tips = world.git(repo, 'rev-list', 'main..topic').split('\n');
    const rewrites = rewritesIn(world.data);
    expect(rewrites.filter(({ command }) => command === 'rebase')).toHaveLength(20);
    expect(new Set(rewrites.map(({ to }) => to))).toEqual(new Set(tips));
  });

  it('a merge, against its first parent', () => {
    world.git(repo, 'switch', '-q', '-c', 'topic');
    commitNumbered(2, 'topic');
    world.git(repo, 'switch', '-q', 'main');
    commitNumbered(1, 'main');
    world.git(repo, 'merge', '-q', '--no-ff', '-m', 'merge topic', 'topic');
    expect(coverage()).toMatchObject({ expected: 4, missing: 0 });
    const merge = recordsIn(world.data).find(({ parents }) => parents.length === 2);
    expect(merge?.operation).toBe('merge');
    expect(merge?.files.map(({ path }) => path)).toEqual(['topic1.ts', 'topic2.ts']);
  });

  it('cherry-pick, revert and am', () => {
    commitNumbered(2);
    const patch = world.git(repo, 'format-patch', '--stdout', '-1', 'HEAD~1');
    world.git(repo, 'switch', '-q', '-c', 'other', 'HEAD~2');
    world.git(repo, 'cherry-pick', 'main');
    const picked = world.git(repo, 'rev-parse', 'HEAD');
    writeFileSync(join(world.root, 'patch'), `${patch}\n`);
    world.git(repo, 'am', '-q', join(world.root, 'patch'));
    const applied = world.git(repo, 'rev-parse', 'HEAD');
    world.git(repo, 'revert', '--no-edit', 'HEAD');
    const reverted = world.git(repo, 'rev-parse', 'HEAD');
    expect(coverage()).toMatchObject({ missing: 0 });
    expectEachOnce();
    expect([picked, applied, reverted].map(operationOf)).toEqual(['cherry-pick', 'am', 'revert']);
  });

  it('a linked work tree, under the same repository', () => {
    const tree = join(world.root, 'tree');
    world.git(repo, 'worktree', 'add', '-q', '-b', 'side', tree);
    const hash = world.commit(tree, 'feat: aside', { 'side.ts': 'x\n' });
    const here = world.commit(repo, 'feat: here', { 'here.ts': 'x\n' });
    expect(coverage()).toMatchObject({ expected: 2, missing: 0 });
    const records = recordsIn(world.data);
    expect(records.map((record) => record.hash).toSorted()).toEqual([hash, here].toSorted());
    expect(new Set(records.map(({ repository }) => repository.id)).size).toBe(1);
    expect(records.find((record) => record.hash === hash)).toMatchObject({ worktree: tree, branch: 'side' });
  });

  it('a linked work tree that no hook told of, found from the main one', () => {
    const tree = join(world.root, 'tree');
    world.git(repo, 'worktree', 'add', '-q', '-b', 'side', tree);
    world.git(tree, '-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', 'feat: aside');
    expect(coverage()).toMatchObject({ expected: 1, missing: 0, filledIn: 1 });
    expect(recordsIn(world.data)).toMatchObject([{ worktree: tree, branch: 'side' }]);
  });

  it("what a pull brought, as other people's: recorded, not expected, never with their names", () => {
    const upstream = join(world.root, 'upstream');
    world.git(world.root, 'clone', '-q', repo, upstream);
    world.git(upstream, 'config', 'user.email', 'bob@example.org');
    world.git(upstream, 'config', 'user.name', 'Bob');
    const theirs = world.commit(upstream, 'feat: theirs', { 'b.ts': 'let b;\n' });
    world.git(repo, 'pull', '-q', '--ff-only', upstream, 'main');
    expect(coverage()).toMatchObject({ expected: 0, missing: 0 });
    const [record] = recordsIn(world.data);
    expect(record).toMatchObject({ hash: theirs, source: 'reconcile', author: { id: expect.any(String) } });
    expect(record?.author).not.toHaveProperty('email');
  });

  it('a submodule, under a repository of its own', () => {
    const library = world.repository('library');
    world.commit(library, 'feat: library', { 'l.ts': 'x\n' });
    world.git(repo, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'lib');
    world.commit(repo, 'feat: with the library');
    const inside = join(repo, 'lib');
    world.git(inside, 'config', 'user.email', 'ada@example.org');
    world.git(inside, 'config', 'user.name', 'Ada');
    world.craftnudge(inside, 'install-hooks', '--no-history');
    const hash = world.commit(inside, 'feat: in the library', { 'm.ts': 'x\n' });
    expect(coverage(inside)).toMatchObject({ expected: 1, byHook: 1, missing: 0 });
    expect(coverage()).toMatchObject({ expected: 1, byHook: 1, missing: 0 });
    const record = recordsIn(world.data).find((one) => one.hash === hash);
    expect(record).toMatchObject({ worktree: inside, repository: { name: 'lib' } });
    expectEachOnce();
  });

  it('a client with nothing in its environment: bare PATH, no terminal', () => {
    const env = ['-i', `HOME=${world.home}`, 'PATH=/usr/bin:/bin', `CRAFTNUDGE_HOME=${world.data}`];
    const commit = ['setsid', 'git', '-C', repo, 'commit', '-q', '--allow-empty', '-m', 'feat: by a window'];
    expect(world.run('/', 'env', [...env, ...commit])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(coverage()).toMatchObject({ expected: 1, byHook: 1, missing: 0 });
  });

  it('commits that no hook saw: plumbing, and hooks bypassed', () => {
    const tree = world.git(repo, 'rev-parse', 'HEAD^{tree}');
    const made = world.git(repo, 'commit-tree', '-p', 'HEAD', '-m', 'plumbing', tree);
    world.git(repo, 'update-ref', '-m', 'commit: plumbing', 'HEAD', made);
    world.git(repo, '-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', 'bypassed');
    expect(coverage()).toMatchObject({ expected: 2, missing: 0, byHook: 0, filledIn: 2 });
    expect(recordsIn(world.data).map(({ source }) => source)).toEqual(['reconcile', 'reconcile']);
  });
});

describe('off switches', () => {
  it.each([
    ['CRAFTNUDGE=0', { CRAFTNUDGE: '0' }],
    ['CI', { CI: 'true' }],
  ])('%s: nothing is spooled and nothing is started', (_, env) => {
    world.run(repo, 'git', ['commit', '-q', '--allow-empty', '-m', 'silent'], env);
    expect(recordsIn(world.data)).toEqual([]);
  });

  it('CI, unless it was asked for: record.ci carries over to the hooks', () => {
    expect(world.craftnudge(repo, 'config', 'record.ci', 'true').status).toBe(0);
    world.run(repo, 'git', ['commit', '-q', '--allow-empty', '-m', 'in CI'], { CI: 'true' });
    expect(coverage()).toMatchObject({ expected: 1, byHook: 1 });
  });
});
