import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { calibrate } from '../../../../src/analytics/learning/calibration-model.js';
import { fitCalibration } from '../../../../src/analytics/learning/fit-calibration.js';
import { areaUnderCurve, calibrationError, precisionAt } from '../../../../src/analytics/learning/ranking-figures.js';
import { createRandom } from '../../../../src/analytics/random.js';

describe('the area under the curve', () => {
  test.each([
    ['a perfect ranking', [0, 0, 1, 1], [1, 2, 3, 4], 1],
    ['its reverse', [1, 1, 0, 0], [1, 2, 3, 4], 0],
    ['one score for all', [0, 1, 0, 1], [5, 5, 5, 5], 0.5],
    ['one pair of four the wrong way round', [0, 1, 0, 1], [1, 2, 3, 4], 0.75],
    ['nothing that happened', [0, 0], [1, 2], undefined],
  ])('of %s', (_, labels, scores, expected) => {
    expect(areaUnderCurve(labels, scores)).toBe(expected);
  });

  test('is the share of pairs in order, ties half', () => {
    const example = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(example, { maxLength: 40 }), (examples) => {
        const [yes, no] = [examples.filter(([label]) => label === 1), examples.filter(([label]) => label === 0)];
        const wins = yes.flatMap(([, a]) => no.map(([, b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
        const expected = wins.length === 0 ? undefined : wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
        const area = areaUnderCurve(
          examples.map(([label]) => label),
          examples.map(([, score]) => score),
        );
        expect(area ?? -1).toBeCloseTo(expected ?? -1, 10);
      }),
    );
  });
});

test('precision at a budget looks at the highest scores alone', () => {
  const scores = [0.9, 0.1, 0.8, 0.2, 0.7, 0.3, 0.6, 0.4, 0.5, 0.05];
  const labels = [1, 1, 0, 0, 1, 0, 0, 0, 0, 0];
  expect([0.1, 0.2, 0.3].map((budget) => precisionAt(budget, labels, scores))).toEqual([1, 0.5, 2 / 3]);
});

test('the calibration error is nought where promises are kept, and their distance where they are not', () => {
  const labels = Array.from({ length: 100 }, (_, index) => (index % 4 === 0 ? 1 : 0));
  expect(
    calibrationError(
      labels,
      labels.map(() => 0.25),
      5,
    ),
  ).toBeCloseTo(0, 10);
  expect(
    calibrationError(
      labels,
      labels.map(() => 0.65),
      5,
    ),
  ).toBeCloseTo(0.4, 10);
});

describe('a calibration', () => {
  const random = createRandom(3);
  const scores = Array.from({ length: 20_000 }, () => random());
  const labels = scores.map((score) => (random() < score * score ? 1 : 0));
  const calibration = fitCalibration(scores, labels, 300);

  test('comes near to what happens at a score', () => {
    for (const score of [0.2, 0.5, 0.8]) expect(calibrate(calibration, score)).toBeCloseTo(score * score, 1);
  });

  test('never falls, and has steps of the least size', () => {
    expect(calibration.share).toEqual(calibration.share.toSorted((a, b) => a - b));
    expect(calibration.from.length).toBeLessThanOrEqual(20_000 / 300);
  });

  test('gives the lowest and the highest step beyond its ends', () => {
    expect(calibrate(calibration, -5)).toBe(calibration.share[0]);
    expect(calibrate(calibration, 5)).toBe(calibration.share.at(-1));
  });

  test('makes small the error of scores that promise too much', () => {
    const promised = scores.map((score) => calibrate(calibration, score));
    expect(calibrationError(labels, promised)).toBeLessThan(0.02);
    expect(calibrationError(labels, scores)).toBeGreaterThan(0.1);
  });
});
