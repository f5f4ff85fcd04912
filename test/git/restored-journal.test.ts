// Case 27: a journal that was put back from an older copy, or lost: what it lacks is recorded again, once, by whatever runs next.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let api: string;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
  world.craftnudge(api, 'install-hooks', '--no-history');
});
afterEach(() => world.remove());

const journal = (): string => join(world.data, 'behaviors/commits.jsonl');
const backup = (): string => join(world.root, 'backup');
const hashes = (): readonly string[] => recordsIn(world.data).map(({ hash }) => hash);
const missingIn = (repository: string): unknown =>
  (JSON.parse(world.craftnudge(repository, 'coverage', '--json').stdout) as { readonly missing: number }).missing;
/** `count` commits, recorded. */
const commits = (repository: string, count: number): readonly string[] => {
  const made = Array.from({ length: count }, (_, at) => world.commit(repository, `feat: ${at}`, { 'a.ts': `${at}\n` }));
  expect(missingIn(repository)).toBe(0);
  return made;
};

test.each<readonly [string, () => void]>([
  ['an older copy', () => copyFileSync(backup(), journal())],
  ['a loss of the whole file', () => rmSync(journal())],
])('27: after %s every commit is found again, once', (_, harm) => {
  const kept = commits(api, 1);
  copyFileSync(journal(), backup());
  const made = [...kept, ...commits(api, 3)];
  harm();
  expect(world.craftnudge(api, 'status').stdout).toContain('coverage 4/4');
  expect([...hashes()].toSorted()).toEqual([...made].toSorted());
  expect(world.craftnudge(api, 'status').stdout).toContain('coverage 4/4');
  expect(hashes()).toHaveLength(4);
  expect(world.craftnudge(api, 'verify').status).toBe(0);
});

test('27: also where another repository has made the older copy longer again than the journal was', () => {
  const lib = world.repository('lib');
  world.craftnudge(lib, 'install-hooks', '--no-history');
  commits(api, 1);
  copyFileSync(journal(), backup());
  const lacking = commits(api, 2);
  copyFileSync(backup(), journal());
  commits(lib, 6);
  expect(hashes()).not.toEqual(expect.arrayContaining([...lacking]));
  expect(missingIn(api)).toBe(0);
  expect(hashes()).toEqual(expect.arrayContaining([...lacking]));
  expect(new Set(hashes()).size).toBe(hashes().length);
});

test('27: what was erased does not come back with it', () => {
  commits(api, 1);
  copyFileSync(journal(), backup());
  commits(api, 2);
  expect(world.craftnudge(api, 'erase', '--repository', api, '--yes').status).toBe(0);
  rmSync(journal(), { force: true });
  world.craftnudge(api, 'status');
  expect(existsSync(journal()) ? hashes() : []).toEqual([]);
});
