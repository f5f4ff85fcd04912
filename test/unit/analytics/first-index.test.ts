import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstIndex } from '../../../src/analytics/first-index.js';

describe('where a property begins to hold', () => {
  test('is what a look at every item finds, in any ordered list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 })), fc.integer({ min: -25, max: 25 }), (numbers, bound) => {
        const ordered = numbers.toSorted((a, b) => a - b);
        const found = ordered.findIndex((one) => one > bound);
        expect(firstIndex(ordered, (one) => one > bound)).toBe(found < 0 ? ordered.length : found);
      }),
    );
  });
});
