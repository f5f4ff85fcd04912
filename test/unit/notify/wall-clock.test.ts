import { describe, expect, test } from '@jest/globals';
import { minuteOf, nextAt } from '../../../src/notify/wall-clock.js';

const utc = (text: string): number => Date.parse(text) / 1000;
/** Berlin: +2 h until 25 October 2026 01:00 UTC, +1 h from then on; +2 h again from 28 March 2027 01:00 UTC. */
const berlin = (epoch: number): number =>
  epoch >= utc('2026-10-25T01:00:00Z') && epoch < utc('2027-03-28T01:00:00Z') ? 60 : 120;

describe('nextAt', () => {
  const cases = [
    { of: 'the same day', from: '2026-11-18T10:00:20Z', minute: 12 * 60, to: '2026-11-18T11:00:00Z' },
    { of: 'the next day', from: '2026-11-18T22:30:00Z', minute: 7 * 60, to: '2026-11-19T06:00:00Z' },
    { of: 'tomorrow when it is that minute', from: '2026-11-18T06:00:00Z', minute: 7 * 60, to: '2026-11-19T06:00:00Z' },
    { of: 'after the night of 25 hours', from: '2026-10-24T20:00:00Z', minute: 7 * 60, to: '2026-10-25T06:00:00Z' },
    { of: 'after the night of 23 hours', from: '2027-03-27T21:00:00Z', minute: 7 * 60, to: '2027-03-28T05:00:00Z' },
  ];
  test.each(cases)('finds the minute of $of', ({ from, minute, to }) => {
    const found = nextAt(minute, utc(from), berlin);
    expect(new Date(found * 1000).toISOString()).toBe(to.replace('Z', '.000Z'));
    expect(minuteOf(found, berlin)).toBe(minute);
  });

  test('works west of Greenwich and in quarters of an hour', () => {
    expect(minuteOf(utc('2026-11-18T02:00:00Z'), () => -480)).toBe(18 * 60);
    expect(minuteOf(utc('2026-11-18T20:00:00Z'), () => 345)).toBe(105);
  });
});
