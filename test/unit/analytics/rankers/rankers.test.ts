import { describe, expect, test } from '@jest/globals';
import { areaUnderCurve } from '../../../../src/analytics/learning/ranking-figures.js';
import { rankedCommits } from '../../../../src/analytics/rankers/ranked-commits.js';
import { chanceOf, scoreOf } from '../../../../src/analytics/rankers/ranker-model.js';
import { reworkedCommits } from '../../../../src/analytics/rankers/rework-labels.js';
import { trainRankers } from '../../../../src/analytics/rankers/train-rankers.js';
import { aFact, DAY, HOUR, hashOf, MONDAY_NOON } from '../facts.js';
import { madeHistory } from './made-history.js';

const fixAt = (number: number, at: number, path = 'src/a.ts', actor = 'me') =>
  aFact({ number, at, authoredAt: at, actor, subject: 'fix: the edge', files: [{ path }] });

describe('rework', () => {
  const change = aFact({ number: 1, at: MONDAY_NOON });

  test.each([
    ['a fix of the same file within the day', fixAt(2, MONDAY_NOON + 20 * HOUR), true],
    ['one a day later', fixAt(2, MONDAY_NOON + 25 * HOUR), false],
    ['one of another file', fixAt(2, MONDAY_NOON + HOUR, 'src/b.ts'), false],
    ["somebody else's", fixAt(2, MONDAY_NOON + HOUR, 'src/a.ts', 'other'), false],
    ['work that goes on', aFact({ number: 2, at: MONDAY_NOON + HOUR, subject: 'feat: more of it' }), false],
  ])('%s', (_, next, expected) => {
    expect(reworkedCommits([change, next]).has(hashOf(1))).toBe(expected);
  });
});

describe('training', () => {
  const lessons = [1, 2, 3].map((seed) => ({ repository: `r${seed}`, facts: madeHistory(seed, 250) }));
  const trained = trainRankers(lessons, () => undefined);

  test('twice on the same histories gives the same bits', () => {
    expect(JSON.stringify(trainRankers(lessons, () => undefined))).toBe(JSON.stringify(trained));
  });

  test('leaves out each history in turn: what it holds changes nothing', () => {
    const other = { repository: 'r3', facts: madeHistory(77, 250) };
    const again = trainRankers([...lessons.slice(0, 2), other], () => undefined);
    expect(again.leftOut['r3']).toEqual(trained.leftOut['r3']);
    expect(again.all).not.toEqual(trained.all);
  });

  test('finds on an unseen history what made the seen ones', () => {
    const unseen = rankedCommits(madeHistory(9, 250)).filter(({ isCounted }) => isCounted);
    const scores = unseen.map(({ features }) => scoreOf(trained.all.risk, features));
    const labels = unseen.map(({ risk }) => risk);
    expect(areaUnderCurve(labels, scores)).toBeGreaterThan(0.75);
  });

  test('calibrates: higher scores never promise less, and none promises what never came', () => {
    const scores = Array.from({ length: 40 }, (_, index) => index / 4 - 5);
    const chances = scores.map((score) => chanceOf(trained.all.risk, score));
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
  });
});

test('neither the first commits nor those that may still be corrected are counted', () => {
  const commits = rankedCommits(madeHistory(4, 200));
  const end = commits.at(-1)?.fact.at ?? 0;
  expect(commits[0]?.isCounted).toBe(false);
  expect(commits.filter(({ fact, isCounted }) => isCounted && fact.at > end - 30 * DAY)).toEqual([]);
  expect(commits.filter(({ isCounted }) => isCounted).length).toBeGreaterThan(100);
});
