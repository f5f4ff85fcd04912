import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, type Showing, withinBudget } from '../../../src/domain/budget.js';
import { calendarPeriodOf, hourOf, localDayOf, localWeekOf, weekdayOf } from '../../../src/domain/local-time.js';
import { DAY, HOUR, MINUTE, MONDAY_NOON } from './facts.js';

function aShowing(at: number, kind: string, file?: string): Showing {
  const local = { localDay: localDayOf(at, 0), localWeek: localWeekOf(at, 0) };
  return { at, kind, repository: 'r', ...(file === undefined ? {} : { file }), ...local };
}
const aCandidate = (at: number, kind: string, file?: string): Candidate => ({
  ...aShowing(at, kind, file),
  commits: 1000,
});

const now = MONDAY_NOON + 3 * DAY;
const others = ['b', 'c', 'd', 'e'].map((kind, index) => aShowing(now - (20 + index) * DAY, kind));

test.each<[string, Candidate, readonly Showing[]]>([
  ['ok', aCandidate(now, 'a'), []],
  ['ok', aCandidate(now, 'a', 'x.ts'), [...others, aShowing(now - 2 * DAY, 'a', 'y.ts')]],
  ['budget-day', aCandidate(now, 'a'), [aShowing(now - 5 * HOUR, 'b')]],
  ['budget-week', aCandidate(now, 'a'), [1, 2, 3].map((days) => aShowing(now - days * DAY, `b${days}`))],
  ['cooldown', aCandidate(now, 'a', 'x.ts'), [...others, aShowing(now - 6 * DAY, 'a', 'x.ts')]],
  ['cooldown', { ...aCandidate(now, 'a'), dismissals: 1 }, [...others, aShowing(now - 13 * DAY, 'a')]],
  ['kind-third', aCandidate(now, 'a'), [aShowing(now - 20 * DAY, 'a'), aShowing(now - 30 * DAY, 'b')]],
  ['budget-share', { ...aCandidate(now, 'a'), commits: 50 }, others],
  ['too-soon', aCandidate(now - 12 * HOUR, 'a'), [aShowing(now - 12 * HOUR - 30 * MINUTE, 'b')]],
])('the budget says %s', (verdict, candidate, shown) => {
  expect(withinBudget(candidate, shown)).toBe(verdict);
});

test('whatever comes, a day never has two, a week never four, and no kind more than a third rounded up', () => {
  const wish = fc.record({ minutes: fc.nat({ max: 1000 }), kind: fc.constantFrom('a', 'b', 'c', 'd') });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 120 }), (wishes) => {
      let at = MONDAY_NOON;
      const shown: Showing[] = [];
      for (const { minutes, kind } of wishes) {
        const candidate = aCandidate((at += minutes * MINUTE), kind);
        if (withinBudget(candidate, shown) === 'ok') shown.push(candidate);
      }
      expect(most(shown.map(({ localDay }) => localDay))).toBeLessThanOrEqual(1);
      expect(most(shown.map(({ localWeek }) => localWeek))).toBeLessThanOrEqual(3);
      // All within the ninety days of the rule: 120 steps of at most 1000 minutes.
      expect(most(shown.map(({ kind }) => kind))).toBeLessThanOrEqual(Math.ceil(shown.length / 3));
    }),
  );
});

function most(keys: readonly string[]): number {
  return Math.max(0, ...keys.map((key) => keys.filter((other) => other === key).length));
}

test.each([
  [MONDAY_NOON, 0, '2025-11-24', '2025-11-24', 12, 0],
  [MONDAY_NOON, 13 * 60, '2025-11-25', '2025-11-24', 1, 1],
  [MONDAY_NOON, -13 * 60, '2025-11-23', '2025-11-17', 23, 6],
  [-1, 0, '1969-12-31', '1969-12-29', 23, 2],
])('%i seconds, %i minutes east: day, week, hour and weekday', (at, offset, day, week, hour, weekday) => {
  expect([localDayOf(at, offset), localWeekOf(at, offset), hourOf(at, offset), weekdayOf(at, offset)]).toEqual([
    day,
    week,
    hour,
    weekday,
  ]);
});

test.each([
  ['day', 0, '2025-11-24T00:00Z', '2025-11-25T00:00Z'],
  ['day', 13 * 60, '2025-11-24T11:00Z', '2025-11-25T11:00Z'],
  ['week', 0, '2025-11-24T00:00Z', '2025-12-01T00:00Z'],
  ['week', -13 * 60, '2025-11-17T13:00Z', '2025-11-24T13:00Z'],
  ['month', 0, '2025-11-01T00:00Z', '2025-12-01T00:00Z'],
  ['month', 60, '2025-10-31T23:00Z', '2025-11-30T23:00Z'],
] as const)('the %s of that moment, %i minutes east of UTC, goes from %s to %s', (period, offset, from, to) => {
  const seconds = (text: string): number => Date.parse(text) / 1000;
  expect(calendarPeriodOf(period, MONDAY_NOON, offset)).toEqual({ from: seconds(from), to: seconds(to) });
});

test('every moment lies in its own period, and the next period begins where it ends', () => {
  const moment = fc.integer({ min: -2_000_000_000, max: 4_000_000_000 });
  const offset = fc.integer({ min: -840, max: 840 });
  fc.assert(
    fc.property(
      moment,
      offset,
      fc.constantFrom('day' as const, 'week' as const, 'month' as const),
      (at, east, period) => {
        const { from, to } = calendarPeriodOf(period, at, east);
        expect(from <= at && at < to).toBe(true);
        expect(calendarPeriodOf(period, to, east).from).toBe(to);
        expect(calendarPeriodOf(period, from, east)).toEqual({ from, to });
      },
    ),
  );
});
