// Real processes on one journal: at once, killed, under a file size limit, with umask 0.
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, openJournal } from '../../../src/store/journal/journal.js';
import { commits, hashOf } from './commits.js';
import { createStoreWorld, removeProgram, start, type StoreWorld } from './store-world.js';

let world: StoreWorld;
let journal: Journal;
beforeEach(() => {
  world = createStoreWorld();
  journal = openJournal(world.data, { waitSeconds: 60 });
});
afterEach(() => {
  journal.close();
  world.remove();
});
afterAll(removeProgram);

const recorded = (): readonly string[] => [...journal.read()].map(({ hash }) => hash);

test('32 writers of the same and of different commits double none and tear none', async () => {
  const writers = Array.from({ length: 32 }, (_, at) => start(world, ['append', at * 4, 8, 200 + at * 1500]));
  const outputs = await Promise.all(writers.map(({ ended }) => ended));
  expect(outputs.map(({ stderr }) => stderr).join('')).toBe('');
  const said = outputs.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line.length === 40));
  const lines = readFileSync(world.journalPath, 'utf8').trimEnd().split('\n');
  expect(said).toHaveLength(132); // 31 × 4 + 8: each written by exactly one process
  expect(new Set(said).size).toBe(132);
  expect(lines).toHaveLength(132);
  expect(journal.verify()).toMatchObject({ intact: true, files: [{ records: 132 }] });
});

test.each([
  ['append', ['append', 0, 100_000, 3000]],
  ['import', ['import', 0, 1_000_000]],
] as const)('a writer killed at any time during %s loses nothing that it reported and doubles nothing', async (_, args) => {
  const reported = new Set<string>();
  for (let kill = 0; kill < 12; kill += 1) {
    const { child, ended, says } = start(world, args);
    await says(kill === 0 ? hashOf(99) : 'started');
    await new Promise((resolve) => setTimeout(resolve, kill * 9));
    child.kill('SIGKILL');
    const { stdout } = await ended;
    // the last word may be cut, and what was said last may be on disk without being said
    for (const line of stdout.split('\n').slice(0, -1)) if (line.length === 40) reported.add(line);
    if (kill % 4 === 3) rmSync(world.data.resolve('index'), { recursive: true, force: true });
  }
  const found = recorded();
  expect(new Set(found).size).toBe(found.length);
  expect([...reported].filter((hash) => !journal.has(hash))).toEqual([]);
  expect(found).toEqual(found.map((__, at) => hashOf(at)));
  const lines = readFileSync(world.journalPath, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"check"'));
  expect(lines.filter((line) => line.startsWith('{"v":1') && line.endsWith('"}')).length).toBe(found.length);
});

test('a file size limit tears a line, and the next writer goes on behind it', async () => {
  let torn = 0;
  for (let blocks = 20; blocks < 120; blocks += 11) {
    const { status, stderr } = await start(world, ['append', 0, 60, 900], { before: `ulimit -f ${blocks}` }).ended;
    if (status !== 0) torn += 1;
    expect(stderr).toMatch(status === 0 ? /^$/ : /cannot be written/);
  }
  expect(torn).toBeGreaterThan(3);
  expect(journal.append(commits(60)).length).toBeGreaterThan(0);
  expect(recorded()).toEqual(commits(60).map(({ hash }) => hash));
});

test('under umask 0 nothing is open to others', async () => {
  const { status } = await start(world, ['append', 0, 3], { before: 'umask 0' }).ended;
  expect(status).toBe(0);
  const entries = readdirSync(world.data.root, { recursive: true, encoding: 'utf8' });
  const loose = entries.filter((name) => (statSync(join(world.data.root, name)).mode & 0o077) !== 0);
  expect(entries.length).toBeGreaterThan(4);
  expect(loose).toEqual([]);
});

test('where nothing can be written, questions are still answered', async () => {
  journal.append(commits(200));
  rmSync(world.data.resolve('index'), { recursive: true });
  const { stdout } = await start(world, ['count'], { before: 'ulimit -f 0' }).ended;
  expect(stdout).toBe('200 commits\n');
  expect(journal.append(commits(201))).toHaveLength(1);
});
