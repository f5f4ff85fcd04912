import { describe, expect, it, test } from '@jest/globals';
import { type DigestSettings, lastDue, spanUntil } from '../../../src/notify/digest-time.js';
import type { OffsetAt } from '../../../src/notify/wall-clock.js';

const at = (text: string): number => Date.parse(text) / 1000;
const weekly: DigestSettings = { every: 'weekly', day: 'mon', at: '09:00' };
const daily: DigestSettings = { every: 'daily', day: 'mon', at: '09:00' };
/** Vienna: clocks go back on 25 October 2026 at 03:00, and went forward on 29 March at 02:00. */
const vienna: OffsetAt = (epoch) => (epoch >= at('2026-03-29T01:00Z') && epoch < at('2026-10-25T01:00Z') ? 120 : 60);

describe('the last time at which a digest was due', () => {
  test.each([
    ['weekly, on the day, a minute before', weekly, '2026-11-23T07:59Z', '2026-11-16T08:00Z'],
    ['weekly, on the day, at the minute', weekly, '2026-11-23T08:00Z', '2026-11-23T08:00Z'],
    ['weekly, on a Sunday', weekly, '2026-11-22T20:00Z', '2026-11-16T08:00Z'],
    ['daily, before the hour', daily, '2026-11-22T07:00Z', '2026-11-21T08:00Z'],
    ['daily, after it', daily, '2026-11-22T08:30Z', '2026-11-22T08:00Z'],
    ['weekly, across the end of summer time', weekly, '2026-10-25T20:00Z', '2026-10-19T07:00Z'],
    ['daily, on the day with 25 hours', daily, '2026-10-25T09:00Z', '2026-10-25T08:00Z'],
    ['daily, on the day with 23 hours', daily, '2026-03-29T08:00Z', '2026-03-29T07:00Z'],
    ['daily, the morning after it', daily, '2026-03-30T06:59Z', '2026-03-29T07:00Z'],
    ['daily at midnight', { ...daily, at: '00:00' }, '2026-11-22T23:30Z', '2026-11-22T23:00Z'],
  ])('%s', (_, settings, now, due) => {
    expect(new Date((lastDue(settings, at(now), vienna) ?? 0) * 1000).toISOString()).toBe(new Date(due).toISOString());
  });

  it('is never when digests are off, and always within a week and a day', () => {
    expect(lastDue({ ...weekly, every: 'off' }, at('2026-11-23T08:00Z'), vienna)).toBeUndefined();
    for (let hour = 0; hour < 24 * 400; hour += 7) {
      const now = at('2026-01-01T00:13Z') + hour * 3600;
      for (const settings of [weekly, daily]) {
        const due = lastDue(settings, now, vienna) ?? 0;
        expect(due).toBeLessThanOrEqual(now);
        expect(now - due).toBeLessThanOrEqual((settings.every === 'daily' ? 25 : 7 * 24 + 1) * 3600);
      }
    }
  });

  it('tells of the last day or the last seven', () => {
    expect(spanUntil(1_000_000, 'daily')).toEqual({ from: 913_600, to: 1_000_000, pace: 'day' });
    expect(spanUntil(1_000_000, 'weekly')).toEqual({ from: 395_200, to: 1_000_000, pace: 'week' });
  });
});
