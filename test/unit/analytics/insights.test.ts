import { describe, expect, test } from '@jest/globals';
import { findChangePoint } from '../../../src/analytics/change-point.js';
import type { Unit } from '../../../src/analytics/define-insight.js';
import { findChanges } from '../../../src/analytics/find-changes.js';
import { insights } from '../../../src/analytics/insights/index.js';
import { insightsOf, isWorthTelling, sentenceOf } from '../../../src/analytics/insights-of.js';
import { falseDiscoveryRates, pValueOf } from '../../../src/analytics/permutation.js';
import { createRandom } from '../../../src/analytics/random.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import { permuteAuthors, permuteTimes } from '../../support/permuted-history.js';
import { isFound, type Plant, plantedHistory, plants } from '../../support/planted-history.js';

const WEEK = 7 * 86_400;
const look = (facts: readonly CommitFact[], now: number) =>
  findChanges(facts, { actor: 'me', now }).filter(isWorthTelling);

const plantOf = (kind: string): Plant => {
  const plant = plants.find((one) => one.kind === kind);
  if (plant === undefined) throw new Error(`nothing is planted for ${kind}`);
  return plant;
};

describe('what was planted is found', () => {
  test('there is a plant for every kind', () => {
    expect(plants.map(({ kind }) => kind)).toEqual(insights.map(({ name }) => name));
  });

  test.each(
    plants.map((plant) => [plant.kind, plant.say(plant.strengths[2]), plant] as const),
  )('%s: %s', (_kind, _words, plant) => {
    const { facts, actor, now, changedAt } = plantedHistory({ plant, strength: plant.strengths[2], seed: 3 });
    const found = insightsOf(facts, { actor, now });
    expect(found.filter((insight) => isFound(insight, plant, changedAt))).toHaveLength(1);
  });

  const { facts, now } = plantedHistory({ plant: plantOf('fix-share'), strength: 0.6, seed: 1 });

  test('with n, window, confidence, the commits behind it and a sentence', () => {
    const insight = insightsOf(facts, { actor: 'me', now }).find(({ kind }) => kind === 'fix-share');
    const own = facts.filter(({ actor }) => actor === 'me');
    expect(insight).toMatchObject({ v: 1, repository: 'repository', n: own.length, evidence: { unit: 'commits' } });
    expect(insight?.confidence).toBeGreaterThanOrEqual(0.98);
    const commits = insight?.commits.map((hash) => own.find((commit) => commit.hash === hash)) ?? [];
    expect(commits.length).toBeGreaterThan(20);
    expect(commits.every((commit) => commit?.subject.includes('fix') === true)).toBe(true);
    expect(sentenceOf(insight ?? { kind: '', evidence: {} })).toMatch(
      /^\d+ % of your commits are fixes, \d+ % before$/,
    );
  });

  test('the same each time', () => {
    expect(insightsOf(facts, { actor: 'me', now })).toEqual(insightsOf(facts.toReversed(), { actor: 'me', now }));
  });

  test('and not by what agents do', () => {
    const asAgent = facts.map((fact) =>
      fact.actor === 'me' && fact.authoredAt > now - 14 * WEEK ? { ...fact, agent: 'claude-code' } : fact,
    );
    expect(look(asAgent, now)).toEqual([]);
  });

  test('nor of somebody with few commits', () => {
    expect(findChanges(facts.slice(0, 200), { actor: 'me', now })).toEqual([]);
    expect(findChanges(facts, { actor: 'nobody', now })).toEqual([]);
  });
});

describe('whose a change is', () => {
  const plant = plantOf('fix-share');
  const { facts, now, changedAt } = plantedHistory({ plant, strength: 0.6, seed: 2 });
  const whoseIn = (some: readonly CommitFact[]) =>
    findChanges(some, { actor: 'me', now }).find(({ kind }) => kind.name === 'fix-share')?.whose;

  test('is one’s own where others went on as before', () => {
    expect(whoseIn(facts)).toBe('yours');
  });

  test('is everybody’s where they changed alike, and is not told', () => {
    const random = createRandom(5);
    const alike = facts.map((fact) =>
      fact.actor !== 'me' && fact.authoredAt >= changedAt && random() < 0.6
        ? { ...fact, subject: fact.subject.replace('add', 'fix') }
        : fact,
    );
    expect(whoseIn(alike)).toBe('everyone');
    expect(look(alike, now).map(({ kind }) => kind.name)).not.toContain('fix-share');
  });

  test('is nobody’s to share where one commits alone', () => {
    expect(whoseIn(facts.filter(({ actor }) => actor === 'me'))).toBe('alone');
  });
});

describe('where there is nothing to find', () => {
  const histories = Array.from({ length: 6 }, (_, seed) => {
    const plant = plants[(seed * 2) % plants.length];
    return {
      seed,
      ...plantedHistory({ ...(plant && { plant }), strength: plant?.strengths[2] ?? 0, seed: seed + 100 }),
    };
  });

  test('nothing is said of a history in which nothing changes, or seldom', () => {
    const quiet = histories.map(({ seed }) => plantedHistory({ seed: seed + 500 }));
    const found = quiet.flatMap(({ facts, now }) => look(facts, now));
    expect(found.length).toBeLessThanOrEqual(1);
  });

  test('nothing is left of what was planted once times are permuted', () => {
    const found = histories.flatMap(({ facts, now, seed }) => look(permuteTimes(facts, createRandom(seed)), now));
    expect(found.length).toBeLessThanOrEqual(1);
  });

  test('nor once authors are permuted', () => {
    const found = histories.flatMap(({ facts, now, seed }) =>
      look(permuteAuthors(facts, createRandom(seed), 'months'), now),
    );
    expect(found.length).toBeLessThanOrEqual(1);
  });
});

describe('a change point', () => {
  /** Weeks with so many units each; all of one week have the same value, as commits of one piece of work do. */
  const clustered = (seed: number): readonly Unit[] => {
    const random = createRandom(seed);
    return Array.from({ length: 40 }, (_, week) => week).flatMap((week) => {
      const value = Number(random() < 0.3);
      return Array.from({ length: 12 }, () => ({ at: week * WEEK, commits: [], counts: [value], outOf: [1] }));
    });
  };

  test('is not made by commits of one week that resemble each other', () => {
    const small = Array.from({ length: 60 }, (_, seed) =>
      findChangePoint(clustered(seed + 1), 1, { rises: false, random: createRandom(seed) }),
    ).filter((change) => (change?.p ?? 1) <= 0.05);
    // 3 of 60 are to be expected; a shuffle of single commits finds nearly all of them.
    expect(small.length).toBeLessThanOrEqual(8);
  });

  test('is where the mean moves, and tells in which direction', () => {
    const units = clustered(1).map((unit) => ({ ...unit, counts: [unit.at >= 25 * WEEK ? 1 : 0] }));
    const change = findChangePoint(units, 1, { rises: false, random: createRandom(1) });
    expect(change).toMatchObject({ subject: 0, difference: 1, p: 1 / 2000 });
    expect(Math.abs((change?.at ?? 0) - 25 * WEEK)).toBeLessThan(WEEK);
    const falling = units.map((unit) => ({ ...unit, counts: [1 - (unit.counts[0] ?? 0)] }));
    expect(
      findChangePoint(falling, 1, { rises: true, random: createRandom(1) })?.difference ?? 0,
    ).toBeGreaterThanOrEqual(0);
  });

  test('needs weeks on both sides', () => {
    const few = clustered(1).filter(({ at }) => at < 7 * WEEK);
    expect(findChangePoint(few, 1, { rises: false, random: createRandom(1) })).toBeUndefined();
    expect(findChangePoint([], 1, { rises: false, random: createRandom(1) })).toBeUndefined();
  });
});

describe('p-values', () => {
  test('are the share of rounds that do as well, seen itself among them', () => {
    expect(pValueOf(() => false)).toBe(1 / 2000);
    expect(pValueOf(() => true)).toBe(1);
    let round = 0;
    expect(pValueOf(() => (round += 1) % 10 === 0)).toBe(0.1);
  });

  test.each([
    [
      [0.01, 0.02, 0.03, 0.04],
      [0.04, 0.04, 0.04, 0.04],
    ],
    [
      [0.5, 0.001, 0.04, 0.9],
      [2 / 3, 0.004, 0.08, 0.9],
    ],
    [[], []],
  ])('%j have the false discovery rates %j', (pValues, rates) => {
    expect(falseDiscoveryRates(pValues)).toEqual(rates.map((rate) => expect.closeTo(rate, 10)));
  });
});
