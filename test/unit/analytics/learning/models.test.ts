import { describe, expect, test } from '@jest/globals';
import { boostedLogit, predictBoosted } from '../../../../src/analytics/learning/boosted-model.js';
import { fitBoosted } from '../../../../src/analytics/learning/fit-boosted.js';
import { fitLogistic } from '../../../../src/analytics/learning/fit-logistic.js';
import { logitOf, predictLogistic, probabilityOf } from '../../../../src/analytics/learning/logistic-model.js';
import { areaUnderCurve } from '../../../../src/analytics/learning/ranking-figures.js';
import { roundModel } from '../../../../src/analytics/learning/round-model.js';
import { createRandom } from '../../../../src/analytics/random.js';

function examplesOf(
  seed: number,
  chanceOf: (row: readonly number[]) => number,
): { rows: number[][]; labels: number[] } {
  const random = createRandom(seed);
  const rows = Array.from({ length: 2000 }, () => [random() * 10 - 5, random(), random() * 100]);
  return { rows, labels: rows.map((row) => (random() < chanceOf(row) ? 1 : 0)) };
}

const sloped = (seed: number): ReturnType<typeof examplesOf> =>
  examplesOf(seed, ([x = 0]) => 1 / (1 + Math.exp(-(x - 0.5))));
const crossed = (seed: number): ReturnType<typeof examplesOf> =>
  examplesOf(seed, ([x = 0, y = 0]) => (x > 0 === y > 0.5 ? 0.9 : 0.1));
const trees = { trees: 40, depth: 3, leastLeaf: 5, l2: 1, rate: 0.2, rowShare: 0.7, featureShare: 0.8, seed: 7 };

describe('a logistic regression', () => {
  const model = fitLogistic(sloped(1), { l2: 1 });

  test('finds the slope that made the examples, and no other', () => {
    const slopes = model.weights.map((weight, index) => weight / (model.deviation[index] ?? 1));
    expect(slopes[0]).toBeGreaterThan(0.85);
    expect(slopes[0]).toBeLessThan(1.15);
    expect(Math.abs(model.weights[1] ?? 1)).toBeLessThan(0.2);
  });

  test('promises on average what happened', () => {
    const { rows, labels } = sloped(1);
    const promised = rows.reduce((sum, row) => sum + predictLogistic(model, row), 0);
    expect(promised).toBeCloseTo(
      labels.reduce((sum, label) => sum + label, 0),
      1,
    );
  });

  test('with a stronger penalty has smaller weights', () => {
    const strict = fitLogistic(sloped(1), { l2: 1000 });
    expect(Math.abs(strict.weights[0] ?? 9)).toBeLessThan(Math.abs(model.weights[0] ?? 0));
  });

  test('an example of weight two counts like the same example twice', () => {
    const { rows, labels } = sloped(2);
    const few = labels.slice(0, 50);
    const half = { rows: rows.slice(0, 50), labels: few };
    const twice = { rows: [...half.rows, ...half.rows], labels: [...few, ...few] };
    const [weighted, repeated] = [
      fitLogistic({ ...half, weights: half.rows.map(() => 2) }, { l2: 1 }),
      fitLogistic(twice, { l2: 1 }),
    ];
    for (const [index, weight] of weighted.weights.entries())
      expect(weight).toBeCloseTo(repeated.weights[index] ?? 0, 6);
  });

  test('does not run away where a rare sign decides: a step that would make it worse is shortened', () => {
    const random = createRandom(1);
    const rows = Array.from({ length: 600 }, () => [random() < 0.01 ? 1 : 0, random()]);
    const labels = rows.map(([sign = 0]) => sign);
    const apart = fitLogistic({ rows, labels }, { l2: 0.1, iterations: 50 });
    const wrong = rows.filter((row, index) => Math.abs(predictLogistic(apart, row) - (labels[index] ?? 0)) > 0.1);
    expect(wrong).toEqual([]);
    expect(Math.max(...apart.weights.map(Math.abs))).toBeLessThan(10);
  });

  test('stands a feature that never varies', () => {
    const { rows, labels } = sloped(3);
    const constant = fitLogistic({ rows: rows.map((row) => [...row, 4]), labels }, { l2: 1 });
    expect(constant.weights.every(Number.isFinite)).toBe(true);
  });
});

describe('boosted trees', () => {
  test('learn what no straight line can', () => {
    const [learnt, unseen] = [crossed(4), crossed(5)];
    const model = fitBoosted(learnt, trees);
    const line = fitLogistic(learnt, { l2: 1 });
    const areaOf = (predict: (row: ArrayLike<number>) => number): number =>
      areaUnderCurve(unseen.labels, unseen.rows.map(predict)) ?? 0;
    expect(areaOf((row) => predictBoosted(model, row))).toBeGreaterThan(0.85);
    expect(areaOf((row) => predictLogistic(line, row))).toBeLessThan(0.65);
  });

  test('are no deeper than asked, and their leaves are reached', () => {
    const { trees: grown } = fitBoosted(crossed(4), trees);
    expect(grown).toHaveLength(40);
    for (const tree of grown) {
      expect(tree.feature.length).toBeLessThanOrEqual(15);
      const inner = tree.left.filter((_, node) => (tree.feature[node] ?? -1) >= 0);
      expect(new Set(inner).size).toBe((tree.feature.length - 1) / 2);
    }
  });

  test('without any difference to split on give the base rate', () => {
    const rows = Array.from({ length: 100 }, () => [1, 2]);
    const model = fitBoosted({ rows, labels: rows.map((_, index) => (index < 30 ? 1 : 0)) }, { ...trees, rowShare: 1 });
    expect(predictBoosted(model, [1, 2])).toBeCloseTo(0.3, 2);
  });
});

describe('training twice on the same examples', () => {
  test('gives the same bits', () => {
    expect(JSON.stringify(fitBoosted(crossed(6), trees))).toBe(JSON.stringify(fitBoosted(crossed(6), trees)));
    expect(JSON.stringify(fitLogistic(sloped(6), { l2: 3 }))).toBe(JSON.stringify(fitLogistic(sloped(6), { l2: 3 })));
  });

  test('with another seed gives other trees', () => {
    const other = fitBoosted(crossed(6), { ...trees, seed: 8 });
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(fitBoosted(crossed(6), trees)));
  });
});

test('a rounded model predicts the same but for the last digits', () => {
  const { rows, labels } = crossed(9);
  const model = fitBoosted({ rows, labels }, trees);
  const short = roundModel(model);
  expect(JSON.stringify(short).length).toBeLessThan(JSON.stringify(model).length);
  for (const row of rows.slice(0, 50)) expect(predictBoosted(short, row)).toBeCloseTo(predictBoosted(model, row), 3);
});

test('log odds of a model are its probability, before', () => {
  const { rows, labels } = crossed(2);
  const [line, forest] = [fitLogistic({ rows, labels }, { l2: 1 }), fitBoosted({ rows, labels }, trees)];
  for (const row of rows.slice(0, 20)) {
    expect(probabilityOf(logitOf(line, row))).toBe(predictLogistic(line, row));
    expect(probabilityOf(boostedLogit(forest, row))).toBe(predictBoosted(forest, row));
  }
});
