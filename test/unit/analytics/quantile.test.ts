import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { medianOf, quantileOf, tallyOf } from '../../../src/analytics/quantile.js';

// numpy.quantile([15, 20, 35, 40, 50], q), method "linear"
test.each([
  [0, 15],
  [0.05, 16],
  [0.25, 20],
  [0.4, 29],
  [0.9, 46],
  [1, 50],
])('the %p quantile of five known values is %p', (share, expected) => {
  expect(quantileOf([50, 15, 40, 20, 35], share)).toBeCloseTo(expected, 10);
});

test('nothing has no median, one value is its own, two meet in the middle', () => {
  expect([medianOf([]), medianOf([7]), medianOf([1, 2])]).toEqual([undefined, 7, 1.5]);
});

test('a quantile never lies outside the values and never falls as the share rises', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(values, share, share, (some, a, b) => {
      const [low, high] = [quantileOf(some, Math.min(a, b)) ?? NaN, quantileOf(some, Math.max(a, b)) ?? NaN];
      expect(low).toBeLessThanOrEqual(high + 1e-9);
      expect(low).toBeGreaterThanOrEqual(Math.min(...some) - 1e-9);
      expect(high).toBeLessThanOrEqual(Math.max(...some) + 1e-9);
    }),
  );
});

test('a tally puts the most frequent first and ties in order', () => {
  expect(tallyOf(['b', 'a', 'c', 'c'])).toEqual([
    ['c', 2],
    ['a', 1],
    ['b', 1],
  ]);
});
