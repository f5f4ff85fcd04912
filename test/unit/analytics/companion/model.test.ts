import { describe, expect, test } from '@jest/globals';
import { type CompanionModel, isPlausible, weigh } from '../../../../src/analytics/companion/companion-model.js';
import { COMPANION_FEATURES } from '../../../../src/analytics/companion/features.js';
import type { BoostedModel } from '../../../../src/analytics/learning/boosted-model.js';
import type { LogisticModel } from '../../../../src/analytics/learning/logistic-model.js';
import { probabilityOf } from '../../../../src/analytics/learning/logistic-model.js';

/** Of the first of the line's features alone: how much changed together on average. */
const byMean = (bias: number, weight: number): LogisticModel => ({
  mean: [0],
  deviation: [1],
  bias,
  weights: [weight],
});
const always = (bias: number): BoostedModel => ({ bias, trees: [] });
const model: CompanionModel = { sieve: byMean(-4, 6), line: byMean(0, 0), trees: always(1), gain: always(0.5) };
const featuresOf = (mean: number): number[] => COMPANION_FEATURES.map((name) => (name === 'mean' ? mean : 0));

describe('a candidate', () => {
  test('that is plausible has the mean of line and trees as its chance, and is worth chance and gain', () => {
    const { chance, gain, worth } = weigh(model, featuresOf(0.5));
    expect(isPlausible(model.sieve, featuresOf(0.5))).toBe(true);
    expect(chance).toBeCloseTo((0.5 + probabilityOf(1)) / 2, 12);
    expect(gain).toBeCloseTo(2 * probabilityOf(0.5) - 1, 12);
    expect(worth).toBeCloseTo(chance + gain, 12);
  });

  test('that is not has no gain, and the chance that the sieve gives it', () => {
    expect(isPlausible(model.sieve, featuresOf(0))).toBe(false);
    expect(weigh(model, featuresOf(0))).toEqual({ chance: probabilityOf(-4), gain: 0, worth: probabilityOf(-4) });
  });
});
