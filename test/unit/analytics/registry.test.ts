import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { findings } from '../../../src/analytics/findings/index.js';
import { allHabits } from '../../../src/analytics/all-habits.js';
import { metrics } from '../../../src/analytics/metrics/index.js';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`../../../src/analytics/${folder}/`, import.meta.url))
    .filter((name) => name !== 'index.ts' && name !== 'earned.ts')
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();

test.each([
  ['habits', allHabits.map(({ name }) => name).toSorted()],
  ['metrics', Object.values(metrics).map(({ name }) => name)],
  ['findings', findings.map(({ name }) => name)],
])('every file in %s is registered under its name, in order, and nothing else is', (folder, names) => {
  expect(names).toEqual(filesIn(folder));
});

test('every setting of a habit may come from a repository file only as a number or a flag', () => {
  const types = allHabits.flatMap(({ settings }) => Object.values(settings).map(({ type }) => type));
  expect(types.filter((type) => type !== 'integer' && type !== 'flag')).toEqual([]);
});
