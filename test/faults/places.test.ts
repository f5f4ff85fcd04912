// Where commits are made under odd conditions: a terminal that closes at that moment, a container that dies, many work trees at
// once. What is measured is the records' own source: by hook, without help from a reconcile.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { recordsIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

const run = promisify(execFile);
const TERMINALS = 100;
const CONTAINERS = 50;
const WORK_TREES = 20;
const COMMITS_IN_EACH = 10;

let world: World;
let repo: string;

beforeEach(() => {
  world = createWorld();
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'a.ts': '1\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
});
afterEach(() => world.remove());

const commitsSince = (): readonly string[] =>
  world.git(repo, 'rev-list', '--reverse', '--all', '--not', 'start').split('\n');
const sourcesOf = (): Readonly<Record<string, number>> => {
  const records = recordsIn(world.data);
  expect(new Set(records.map(({ hash }) => hash)).size).toBe(records.length);
  const sources: Record<string, number> = {};
  for (const { source } of records) sources[source] = (sources[source] ?? 0) + 1;
  return sources;
};

/** Nobody reconciles: waits for the recorder that the hooks have started. */
async function waitForRecords(count: number): Promise<void> {
  const end = Date.now() + 60_000;
  while (recordsIn(world.data).length < count && Date.now() < end) await new Promise((wake) => setTimeout(wake, 100));
}

describe('a terminal that closes at the moment of the commit', () => {
  it.each([0, 0.05, 0.15])(`after %d s, ${TERMINALS} times: every commit recorded by its hook`, async (delay) => {
    for (let n = 0; n < TERMINALS; n += 1) {
      const command = `git commit -q --allow-empty -m 'feat: ${n}'; sleep ${delay}`;
      expect(world.run(repo, 'script', ['-qec', command, '/dev/null']).status).toBe(0);
    }
    await waitForRecords(TERMINALS);
    expect(sourcesOf()).toEqual({ hook: TERMINALS });
  }, 300_000);
});

it(`a container that dies with its commit, ${CONTAINERS} times, then one commit outside: all recorded once`, async () => {
  world.git(repo, 'tag', 'start');
  for (let n = 0; n < CONTAINERS; n += 1) {
    const inside = ['-pf', '--mount-proc', 'git', 'commit', '-q', '--allow-empty', '-m', `feat: inside ${n}`];
    expect(world.run(repo, 'unshare', inside)).toEqual({ status: 0, stdout: '', stderr: '' });
  }
  world.commit(repo, 'feat: outside');
  world.craftnudge(repo, 'status'); // the pid that a container leaves may be somebody else's outside
  expect(sourcesOf()).toEqual({ hook: CONTAINERS + 1 });
  expect(
    recordsIn(world.data)
      .map(({ hash }) => hash)
      .toSorted(),
  ).toEqual([...commitsSince()].toSorted());
}, 300_000);

it(`${WORK_TREES} work trees, ${COMMITS_IN_EACH} commits in each, all at once: each recorded once`, async () => {
  world.git(repo, 'tag', 'start');
  const trees = Array.from({ length: WORK_TREES }, (_, n) => join(world.root, `tree-${n}`));
  for (const [n, tree] of trees.entries()) world.git(repo, 'worktree', 'add', '-q', '-b', `side-${n}`, tree);
  await Promise.all(
    trees.map(async (cwd, tree) => {
      for (let n = 0; n < COMMITS_IN_EACH; n += 1)
        await run('git', ['commit', '-q', '--allow-empty', '-m', `feat: ${tree}.${n}`], { cwd, env: world.env });
    }),
  );
  await waitForRecords(WORK_TREES * COMMITS_IN_EACH);
  expect(sourcesOf()).toEqual({ hook: WORK_TREES * COMMITS_IN_EACH });
  expect(
    recordsIn(world.data)
      .map(({ hash }) => hash)
      .toSorted(),
  ).toEqual([...commitsSince()].toSorted());
}, 300_000);
