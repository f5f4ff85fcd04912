import { describe, expect, it, test } from '@jest/globals';
import {
  addDays,
  agoText,
  clockOf,
  dayText,
  daysBetween,
  mondayOf,
  weekdayOfDay,
  windowText,
} from '../../../src/report/calendar-day.js';

const at = Date.parse('2026-11-22T23:30:00Z') / 1000;

describe('local time', () => {
  test.each([
    [0, '23:30'],
    [120, '01:30'],
    [-420, '16:30'],
    [345, '05:15'],
  ])('%i minutes east of UTC it is %s', (offset, clock) => {
    expect(clockOf(at, offset)).toBe(clock);
  });

  it('counts weeks from Monday, across months and years', () => {
    expect(weekdayOfDay('2026-11-22')).toBe(6);
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
  });

  it('names the year only where it is another one', () => {
    expect(dayText('2026-09-12', '2026-11-22')).toBe('12 Sep');
    expect(dayText('2025-09-12', '2026-11-22')).toBe('12 Sep 2025');
    expect(windowText('2026-05-24', '2026-11-22')).toBe('24 May – 22 Nov 2026');
    expect(windowText('2026-11-22', '2026-11-22')).toBe('22 Nov 2026');
    expect(windowText('2025-11-24', '2026-11-22')).toBe('24 Nov 2025 – 22 Nov 2026');
  });

  test.each([
    [20, 'just now'],
    [300, '5 min ago'],
    [3 * 3600, '3 h ago'],
    [26 * 3600, '1 d ago'],
    [15 * 86_400, '2 weeks ago'],
    [100 * 86_400, '3 months ago'],
    [900 * 86_400, '2 years ago'],
  ])('%i s back is %s', (seconds, shown) => {
    expect(agoText(seconds)).toBe(shown);
  });
});
