// The interruption budget over a made-up year, through the real policy with a clock that the commits set.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { join } from 'node:path';
import { habits } from '../../../src/analytics/habits/index.js';
import { BUDGET_WINDOW_DAYS } from '../../../src/domain/budget.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import { reasonText } from '../../../src/notify/reasons.js';
import { loadTemplates, parseTemplate } from '../../../src/notify/template.js';
import { touchAgain } from '../../support/earned-habit.js';
import { openSettings } from '../../support/nudges.js';
import { createRandom } from '../../support/random.mjs';
import { type SimulatedYear, simulateYears, type Toast } from '../../support/simulated-year.js';
import { projectRoot } from '../../support/world.js';
import { aFact, changesIn, DAY, MINUTE, MONDAY_NOON } from '../analytics/facts.js';

const templates = new Map([
  ...loadTemplates(join(projectRoot, 'templates/nudges')),
  [touchAgain.name, parseTemplate(touchAgain.name, 'weight: 90\n---\nBack in {{file}}\n{{n}} say so.\n')] as const,
]);
const SUBJECTS = ['fix crash', 'fix: the header', 'wip', 'feat: a route', 'describe the change', 'oops, forgot it'];

/** A lively year: bursts by day and night, one file again and again, fixes, now and then everything at once. */
function aYear(seed: number, perDay: number, days = 365): readonly CommitFact[] {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const commits: CommitFact[] = [];
  for (let day = 0; day < days; day += 1) {
    if (random() < 0.3) continue;
    let at = MONDAY_NOON + day * DAY - 5 * 3600;
    const count = Math.ceil(random() * 2 * perDay);
    for (let n = 0; n < count; n += 1) {
      at += Math.floor(random() ** 3 * 300) * MINUTE + 30;
      const path = random() < 0.15 ? 'hot/a.ts' : `src/${pick('abcdefghijklmnop'.split(''))}.ts`;
      const files = random() < 0.1 ? changesIn(6, 400) : [{ path }];
      const place = { at, authoredAt: at, utcOffset: day % 50 > 40 ? -300 : 60 };
      commits.push(aFact({ ...place, number: commits.length + 1, subject: pick(SUBJECTS), files }));
    }
  }
  return commits;
}

const simulate = (seed: number, perDay: number, days?: number): SimulatedYear =>
  simulateYears(aYear(seed, perDay, days), {
    actor: 'me',
    templates,
    settings: openSettings,
    habits: [...habits, touchAgain],
  });

const perDay = ({ activeDays, toasts }: SimulatedYear): readonly number[] => {
  const counts = new Map([...activeDays].map((day) => [day, 0]));
  for (const { localDay } of toasts) counts.set(localDay, (counts.get(localDay) ?? 0) + 1);
  return [...counts.values()];
};
const isQuiet = ({ minute }: Toast): boolean => minute >= 22 * 60 || minute < 7 * 60;

describe('a made-up year', () => {
  const year = simulate(20_261_126, 6);

  test('has enough to be silent about, and speaks', () => {
    expect(year.commits).toBeGreaterThan(1000);
    expect(year.toasts.length).toBeGreaterThan(10);
    expect(new Set(year.ledger.map(({ reason }) => reason)).size).toBeGreaterThan(6);
  });

  test('has at most half a toast per active day, and never two', () => {
    const days = perDay(year);
    expect(year.toasts.length / days.length).toBeLessThanOrEqual(0.5);
    expect(Math.max(...days)).toBeLessThanOrEqual(1);
  });

  test('has none in quiet hours, although commits were made in them', () => {
    expect(year.toasts.filter(isQuiet)).toEqual([]);
    expect(year.ledger.filter(({ reason }) => reason === 'quiet-hours').length).toBeGreaterThan(0);
  });

  test('shadows the earned kind until its gate opens, and lets it speak then', () => {
    const own = year.ledger.filter(({ kind }) => kind === touchAgain.name);
    expect(own[0]).toMatchObject({ action: 'shadow', reason: 'not-earned', model: 'test-1' });
    expect(own.some(({ action }) => action === 'deliver')).toBe(true);
    const opened = own.findIndex(({ action }) => action !== 'shadow');
    expect(own.slice(opened).every(({ action }) => action !== 'shadow')).toBe(true);
  });
});

test('whatever the year: the budget is kept, no kind is over its third, and the ledger says why of every silence', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 7 }), (seed, busy) => {
      const year = simulate(seed, busy, 100);
      const { toasts, ledger } = year;
      expect(Math.max(0, ...perDay(year))).toBeLessThanOrEqual(1);
      expect(toasts.filter(isQuiet)).toEqual([]);
      for (const [index, toast] of toasts.entries()) {
        const before = toasts.slice(0, index).filter(({ at }) => at > toast.at - BUDGET_WINDOW_DAYS * DAY);
        const same = before.filter(({ kind }) => kind === toast.kind).length;
        expect(same + 1).toBeLessThanOrEqual(Math.ceil((before.length + 1) / 3));
        expect(toast.at - (toasts[index - 1]?.at ?? -Infinity)).toBeGreaterThanOrEqual(90 * MINUTE);
        expect(before.filter(({ at }) => at > toast.at - 7 * DAY).length).toBeLessThan(6);
      }
      const last = new Map(ledger.map((entry) => [entry.nudge, entry]));
      for (const entry of last.values()) {
        expect(entry.action).not.toBe('hold');
        expect(entry.action === 'deliver' ? 'shown' : reasonText(entry)).toMatch(/^shown$|\w+ \w+/);
      }
      const decidedTwice = ledger.filter(
        ({ nudge, action }) => action !== 'hold' && last.get(nudge)?.action !== action,
      );
      expect(decidedTwice).toEqual([]);
    }),
    { numRuns: 6 },
  );
});
