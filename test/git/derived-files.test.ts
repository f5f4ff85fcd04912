// Case 26: files of state/, index/ and analytics/ are disposable. Whatever becomes of all of them at once, every answer is the
// same again, and no byte of the journal changes.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld, type World } from '../support/world.js';

interface Kinds {
  readonly kinds: readonly { readonly kind: string }[];
}

let world: World;
let api: string;
beforeEach(() => {
  world = createWorld();
  api = world.repository('api');
});
afterEach(() => world.remove());

const QUESTIONS = ['coverage --json', 'report --json', 'today --json', 'insights --json', 'export'];
/** How each kind stands, as the day's work left it or a question finds it now: the names, for the figures may have grown. */
const kindsBy = (...words: readonly string[]): readonly string[] => {
  const { kinds } = JSON.parse(world.craftnudge(world.home, ...words, '--json').stdout) as Kinds;
  return kinds.map(({ kind }) => kind);
};
const answers = (): readonly unknown[] =>
  QUESTIONS.map((question) => {
    const { stdout, ...rest } = world.craftnudge(api, ...question.split(' '));
    if (question === 'export') return { question, stdout, ...rest };
    return { question, view: JSON.parse(stdout, (key, value: unknown) => (key === 'kinds' ? [] : value)), ...rest };
  });

/** All of them, without what tells that a program runs just now. */
const derived = (): readonly string[] =>
  world
    .run(world.data, 'find', [
      'state',
      'index',
      'analytics',
      '-type',
      'f',
      '!',
      '-name',
      '*.pid',
      '!',
      '-name',
      '*.lock',
    ])
    .stdout.trim()
    .split('\n')
    .map((name) => join(world.data, name));

test.each<readonly [string, (path: string) => void]>([
  ['deleted', (path) => rmSync(path)],
  ['filled with zeros', (path) => writeFileSync(path, Buffer.alloc(statSync(path).size))],
  ['cut in the middle', (path) => writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size / 2))],
  ['of another version', (path) => writeFileSync(path, '{"v":99,"cursor":7,"gaps":7}')],
])('26: all files %s, the answers are the same', (_, harm) => {
  world.craftnudge(api, 'install-hooks', '--no-history');
  for (const n of [1, 2, 3]) world.commit(api, `fix: ${n}`, { 'a.ts': `${n}\n` });
  world.git(api, '-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', 'feat: unseen');
  world.craftnudge(api, 'status');
  const before = answers();
  const journal = join(world.data, 'behaviors/commits.jsonl');
  const known = kindsBy('nudges');
  expect(known).toContain('fix-loop');
  const bytes = readFileSync(journal);
  expect(derived().length).toBeGreaterThan(5);
  for (const path of derived()) harm(path);
  expect(kindsBy('nudges')).toEqual(known);
  expect(answers()).toEqual(before);
  for (const path of derived()) harm(path);
  expect(kindsBy('nudges', '--repo', api)).toEqual(known);
  expect(readFileSync(journal)).toEqual(bytes);
  expect(world.craftnudge(api, 'verify').status).toBe(0);
});
