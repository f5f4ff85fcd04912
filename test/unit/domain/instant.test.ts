import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '../../../src/domain/commit-record.js';
import { epochOf, instantOf } from '../../../src/domain/instant.js';

describe('an instant', () => {
  it('names the same second as the ISO text of a Date, and leads back to it, from year 1 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), (seconds) => {
        const text = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
        expect(instantOf(seconds)).toBe(text);
        expect(epochOf(text as Instant)).toBe(seconds);
      }),
    );
  });

  it('does not exist outside these years, or between two seconds', () => {
    for (const seconds of [-62_135_596_801, 253_402_300_800, 0.5, Number.NaN]) {
      expect(instantOf(seconds)).toBeUndefined();
    }
  });

  it('is read from other ISO texts too', () => {
    expect(epochOf('2026-11-22T13:00:00+01:00' as Instant)).toBe(epochOf('2026-11-22T12:00:00Z' as Instant));
    expect(epochOf('no time at all......' as Instant)).toBeNaN();
  });
});
