import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { findings } from '../../../src/analytics/findings/index.js';
import { catalogue } from '../../../src/analytics/catalogue.js';
import { declarations } from '../../../src/analytics/declarations.js';
import { digestHabits } from '../../../src/analytics/digests/index.js';
import { earnedHabits } from '../../../src/analytics/habits/earned.js';
import { habits } from '../../../src/analytics/habits/index.js';
import { insights } from '../../../src/analytics/insights/index.js';
import { metrics } from '../../../src/analytics/metrics/index.js';
import { settingTable } from '../../../src/recorder/setting-table.js';

const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`../../../src/analytics/${folder}/`, import.meta.url))
    .filter((name) => name !== 'index.ts' && name !== 'earned.ts')
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();

test.each([
  ['habits', [...habits, ...earnedHabits].map(({ name }) => name).sort()],
  ['digests', digestHabits.map(({ name }) => name)],
  ['metrics', Object.values(metrics).map(({ name }) => name)],
  ['insights', insights.map(({ name }) => name)],
  ['findings', findings.map(({ name }) => name)],
])('every file in %s is registered under its name, in order, and nothing else is', (folder, names) => {
  expect(names).toEqual(filesIn(folder));
});

test('every setting of a habit may come from a repository file only as a number or a flag', () => {
  const types = catalogue.flatMap(({ settings }) => Object.values(settings).map(({ type }) => type));
  expect(types.filter((type) => type !== 'integer' && type !== 'flag')).toEqual([]);
});

test('only a kind about the person is off until it is wanted, and then it is marked as personal', () => {
  const table = settingTable;
  const off = Object.entries(table).filter(([key, setting]) => key.endsWith('.enabled') && setting.default === false);
  expect(off.map(([key]) => key)).toEqual(['habits.hours-mirror.enabled']);
  expect(digestHabits.filter(({ personal }) => personal === true).map(({ name }) => name)).toEqual(['hours-mirror']);
});

test('settings know every kind', () => {
  expect(declarations.map(({ name }) => name)).toEqual(catalogue.map(({ name }) => name));
  expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
});
