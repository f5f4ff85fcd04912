import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rankCorrelationOf } from '../../../src/analytics/rank-correlation.js';
import { differenceInterval } from '../../../src/analytics/rate-interval.js';
import { expectedShare, ratioOver } from '../../../src/analytics/stratified-ratio.js';

const rounded = (values: readonly number[], digits = 4): readonly number[] =>
  values.map((value) => Number(value.toFixed(digits)));

describe('the interval of a difference', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table II, method 10.
  test.each<[number, number, number, number, number, number]>([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%i of %i less %i of %i is as published', (k, n, l, m, low, high) => {
    expect(rounded(differenceInterval({ k, n }, { k: l, n: m }))).toEqual([low, high]);
  });

  test('turns round with its arguments and holds the difference', () => {
    const count = fc
      .integer({ min: 1, max: 200 })
      .chain((n) => fc.record({ k: fc.nat({ max: n }), n: fc.constant(n) }));
    fc.assert(
      fc.property(count, count, (a, b) => {
        const [low, high] = differenceInterval(a, b);
        const turned = differenceInterval(b, a);
        expect(turned[0]).toBeCloseTo(-high, 10);
        expect(a.k / a.n - b.k / b.n).toBeGreaterThanOrEqual(low - 1e-9);
      }),
    );
  });
});

describe('a ratio over strata', () => {
  const strata = [
    { exposed: { k: 20, n: 100 }, other: { k: 10, n: 100 } },
    { exposed: { k: 8, n: 40 }, other: { k: 12, n: 120 } },
  ];

  test('is that of Mantel and Haenszel, with the interval of Greenland and Robins', () => {
    // By hand: (20·100/200 + 8·120/160) / (10·100/200 + 12·40/160) = 16 / 8.
    const { ratio, interval } = ratioOver(strata) ?? { ratio: 0, interval: [0, 0] };
    expect(ratio).toBe(2);
    // Variance of the log: ((100·100·30 − 20·10·200)/200² + (40·120·20 − 8·12·160)/160²) / (16·8) = 0.0754.
    expect(rounded(interval, 2)).toEqual([1.17, 3.43]);
  });

  test('expects of the exposed what the others of their stratum had', () => {
    expect(expectedShare(strata)).toBeCloseTo((100 * 0.1 + 40 * 0.1) / 140, 10);
    expect(expectedShare([{ exposed: { k: 1, n: 2 }, other: { k: 0, n: 0 } }])).toBeUndefined();
  });

  test('says nothing where it never happened in one of the groups', () => {
    expect(ratioOver([{ exposed: { k: 0, n: 10 }, other: { k: 3, n: 10 } }])).toBeUndefined();
    expect(ratioOver([])).toBeUndefined();
  });
});

describe('rank correlation', () => {
  test.each<[string, readonly (readonly [number, number])[], number | undefined]>([
    [
      'rows that rise together',
      [
        [1, 10],
        [2, 20],
        [3, 900],
      ],
      1,
    ],
    [
      'rows that go against each other',
      [
        [1, 3],
        [2, 2],
        [3, 1],
      ],
      -1,
    ],
    [
      'ties',
      [
        [1, 0],
        [2, 0],
        [3, 1],
        [4, 1],
      ],
      0.8944,
    ],
    [
      'a row that never changes',
      [
        [1, 5],
        [2, 5],
        [3, 5],
      ],
      undefined,
    ],
    [
      'two pairs',
      [
        [1, 1],
        [2, 2],
      ],
      undefined,
    ],
  ])('of %s', (_, pairs, expected) => {
    const found = rankCorrelationOf(pairs);
    expect(found === undefined ? found : Number(found.toFixed(4))).toBe(expected);
  });
});
