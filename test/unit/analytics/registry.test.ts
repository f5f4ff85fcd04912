import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { findings } from '../../../src/analytics/findings/index.js';
import { habits } from '../../../src/analytics/habits/index.js';
import { insights } from '../../../src/analytics/insights/index.js';
import { metrics } from '../../../src/analytics/metrics/index.js';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`../../../src/analytics/${folder}/`, import.meta.url))
    .filter((name) => name !== 'index.ts')
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();

test.each([
  ['habits', habits.map(({ name }) => name)],
  ['metrics', Object.values(metrics).map(({ name }) => name)],
  ['insights', insights.map(({ name }) => name)],
  ['findings', findings.map(({ name }) => name)],
])('every file in %s is registered under its name, in order, and nothing else is', (folder, names) => {
  expect(names).toEqual(filesIn(folder));
});

test('every setting of a habit may come from a repository file only as a number or a flag', () => {
  const types = habits.flatMap(({ settings }) => Object.values(settings).map(({ type }) => type));
  expect(types.filter((type) => type !== 'integer' && type !== 'flag')).toEqual([]);
});
