import { describe, expect, test } from '@jest/globals';
import { columnsOf } from '../../../src/dashboard/charts/columns-of.js';
import { localEnd, localStart, minutesOf, sessionBars } from '../../../src/dashboard/charts/session-bars.js';
import { timeText } from '../../../src/dashboard/parts/time-text.js';

const late = { start: '2026-11-25T21:30:00Z', end: '2026-11-26T00:15:00Z', utcOffset: 60 };

describe('a session', () => {
  test('past midnight is a bar on either day, by its own clock', () => {
    expect(sessionBars([late]).map(({ day, from, to }) => [day, from, to])).toEqual([
      ['2026-11-25', 22.5, 24],
      ['2026-11-26', 0, 1.25],
    ]);
    expect(localStart(late)).toEqual({ day: '2026-11-25', clock: '22:30' });
    expect(localEnd(late)).toEqual({ day: '2026-11-26', clock: '01:15' });
    expect(minutesOf(late)).toBe(165);
  });

  test('west of Greenwich it is on the day before', () => {
    const tokyo = { ...late, utcOffset: 540 };
    const lima = { ...late, end: late.start, utcOffset: -300 };
    expect(sessionBars([tokyo, lima]).map(({ day, from }) => [day, from])).toEqual([
      ['2026-11-26', 6.5],
      ['2026-11-25', 16.5],
    ]);
  });
});

test('a value is in the column from whose first value on it counts', () => {
  const steps = [
    { from: 1, label: '1' },
    { from: 2, label: '2–4' },
    { from: 5, label: '5+' },
  ];
  expect(columnsOf([0, 1, 1, 2, 4, 5, 90], steps).map(({ count }) => count)).toEqual([2, 2, 2]);
});

test.each([
  [0.4, '<1 min'],
  [45, '45 min'],
  [60, '1 h'],
  [135, '2 h 15 min'],
  [1500, '25 h'],
  [2880, '2 d'],
])('%d minutes are %s', (minutes, text) => {
  expect(timeText(minutes)).toBe(text);
});
