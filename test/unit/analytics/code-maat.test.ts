// Coupling, age and churn beside code-maat's own figures for the same real history: code-maat/README.md says how they were had.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { agesOf } from '../../../src/analytics/metrics/age.js';
import { churnByDay, churnByFile } from '../../../src/analytics/metrics/churn.js';
import { couplingOf, USUAL_COUPLING } from '../../../src/analytics/metrics/coupling.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import { aFact, DAY } from './facts.js';

const read = (name: string): string => readFileSync(new URL(`code-maat/${name}`, import.meta.url), 'utf8');

const expected = read('expected.txt')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const rowsOf = (analysis: string): readonly (readonly string[])[] =>
  expected.filter(([name]) => name === analysis).map(([, ...cells]) => cells);

const countOf = (text: string | undefined): number | null => (text === '-' ? null : Number(text));

function factsOf(log: string): readonly CommitFact[] {
  return log
    .split('\n\n')
    .filter((block) => block.startsWith('--'))
    .map((block, index) => {
      const [head = '', ...lines] = block.split('\n').filter((line) => line !== '');
      const [, , day = '', actor = ''] = head.split('--');
      const files = lines.map((line) => {
        const [insertions, deletions, path = ''] = line.split('\t');
        return { path, insertions: countOf(insertions), deletions: countOf(deletions) };
      });
      // Late in the evening, west of Greenwich: the author's day is not the day of UTC.
      const at = Date.parse(day) / 1000 + DAY + 3600;
      return aFact({ number: index + 1, at, utcOffset: -120, actor, files });
    });
}

const facts = factsOf(read('history.txt'));
const sorted = (rows: readonly (readonly (string | number)[])[]): readonly string[] =>
  rows.map((row) => row.join('\t')).sort();

describe('the same history gives what code-maat gives', () => {
  test('is a history of 260 commits', () => {
    expect([facts.length, expected.length]).toEqual([260, 242]);
  });

  test.each([
    ['coupling', USUAL_COUPLING],
    ['coupling-low', { minRevisions: 2, minSharedRevisions: 2, minCoupling: 10, maxCoupling: 90, maxChangesetSize: 8 }],
  ])('%s: degree, average and shared revisions of every pair', (analysis, options) => {
    const rows = couplingOf(facts, options).map(({ files, degree, averageRevisions, shared }) => [
      ...files,
      degree,
      averageRevisions,
      shared,
    ]);
    const theirs = rowsOf(analysis).map(([one = '', other = '', degree = '', average = '', , , shared = '']) => [
      ...[one, other].sort(),
      degree,
      average,
      shared,
    ]);
    expect(theirs.length).toBeGreaterThan(1);
    expect(sorted(rows)).toEqual(sorted(theirs));
  });

  test('coupling is ordered by degree, then by revisions', () => {
    const degrees = couplingOf(facts, { ...USUAL_COUPLING, minSharedRevisions: 2 }).map(({ degree }) => degree);
    expect(degrees).toEqual(degrees.toSorted((a, b) => b - a));
  });

  test.each([...new Set(rowsOf('age').map(([day]) => day ?? ''))])('age of every file on %s', (day) => {
    const theirs = rowsOf('age').filter(([given]) => given === day);
    expect(theirs.length).toBeGreaterThan(1);
    expect(sorted(agesOf(facts, day).map(({ path, months }) => [day, path, months]))).toEqual(sorted(theirs));
  });

  test('churn of every day', () => {
    const rows = churnByDay(facts).map(({ day, insertions, deletions, commits }) => [
      day,
      insertions,
      deletions,
      commits,
    ]);
    expect(rows.map((row) => row.join('\t'))).toEqual(rowsOf('abs-churn').map((row) => row.join('\t')));
  });

  test('churn of every file', () => {
    const rows = churnByFile(facts).map(({ path, insertions, deletions, commits }) => [
      path,
      insertions,
      deletions,
      commits,
    ]);
    expect(sorted(rows)).toEqual(sorted(rowsOf('entity-churn')));
  });
});
