import fc from 'fast-check';
import { describe, expect, it, test } from '@jest/globals';
import { goalMetrics } from '../../../src/analytics/goals/goal-metrics.js';
import { goalProgress, standingAt } from '../../../src/analytics/goals/goal-progress.js';
import { goalExamples, parseGoal } from '../../../src/analytics/goals/parse-goal.js';
import type { GoalMeaning } from '../../../src/domain/goal.js';
import { DAY } from '../../../src/domain/local-time.js';
import { aFact } from '../report/facts.js';

const meant = (text: string): GoalMeaning => {
  const parsed = parseGoal(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.goal;
};

describe('a goal in words', () => {
  test.each<readonly [string, GoalMeaning]>([
    ['median batch under 100 lines', { metric: 'batch', comparison: 'under', target: 100, span: { days: 7 } }],
    ['Batch  at most 80 lines in 30 days', { metric: 'batch', comparison: 'at-most', target: 80, span: { days: 30 } }],
    [
      'median files up to 3 over the last 2 weeks',
      { metric: 'files', comparison: 'at-most', target: 3, span: { days: 14 } },
    ],
    ['tests with code 6 of 10', { metric: 'tests', comparison: 'at-least', target: 60, span: { commits: 10 } }],
    ['tests with code at least 60 %', { metric: 'tests', comparison: 'at-least', target: 60, span: { days: 30 } }],
    [
      '9 of 10 commits under 200 lines',
      { metric: 'small-commits', comparison: 'at-least', target: 90, limit: 200, span: { commits: 10 } },
    ],
    [
      'commits under 200 lines 90% this week',
      { metric: 'small-commits', comparison: 'at-least', target: 90, limit: 200, span: { days: 7 } },
    ],
    ['late evenings at most 1 a week', { metric: 'late-days', comparison: 'at-most', target: 1, span: { days: 7 } }],
  ])('%s', (text, goal) => {
    expect(meant(text)).toEqual(goal);
  });

  test.each(goalExamples())('the example "%s" is understood', (example) => {
    expect(parseGoal(example)).toMatchObject({ ok: true });
  });

  it('every word of every metric leads to that metric', () => {
    for (const { name, kind, words } of goalMetrics)
      for (const word of words) {
        const rest = kind === 'share' ? `6 of 10${name === 'small-commits' ? ' under 9 lines' : ''}` : 'under 5';
        expect([word, parseGoal(`${word} ${rest}`)]).toEqual([word, expect.objectContaining({ ok: true })]);
        expect(meant(`${word} ${rest}`).metric).toBe(name);
      }
  });

  test.each([
    ['', 'no goal that can be measured'],
    ['more commits', 'no goal that can be measured'],
    ['commits at least 10 a day', 'no goal that can be measured'],
    ['tests with code under 5', 'no goal that can be measured'],
    ['tests with code 11 of 10', 'a share goes from'],
    ['tests with code 400 of 900', 'looks at 200 commits at most'],
    ['median batch under 100 lines in 999 days', '1 to 365 days'],
    ['x'.repeat(121), 'at most 120 characters'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseGoal(text)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('whatever is said, in a moment', () => {
    fc.assert(fc.property(fc.string({ maxLength: 5000 }), (text) => typeof parseGoal(text).ok === 'boolean'));
    expect(parseGoal('at least '.repeat(100_000)).ok).toBe(false);
  });
});

const now = Date.parse('2026-11-22T12:00:00Z') / 1000;
const sized = (day: string, lines: number) => aFact(`${day}T10:00`, { insertions: lines, deletions: 0 });

describe('how a goal stands', () => {
  it('a median of the last days, with its n', () => {
    const commits = [
      sized('2026-11-20', 10),
      sized('2026-11-21', 90),
      sized('2026-11-21', 400),
      sized('2026-11-01', 9999),
    ];
    expect(standingAt(meant('median batch under 100 lines'), commits, now)).toEqual({ state: 'met', value: 90, n: 3 });
    expect(standingAt(meant('median batch under 90 lines'), commits, now).state).toBe('not-yet');
    expect(standingAt(meant('median batch under 90 lines'), commits.slice(0, 2), now).state).toBe('too-few');
  });

  it('a share of the last commits to which it applies', () => {
    const tested = { files: [{ path: 'test/a.test.ts', status: 'M', insertions: 1, deletions: 0 }] } as const;
    const commits = [
      ...[1, 2, 3, 4, 5, 6].map((day) => aFact(`2026-11-0${day}T10:00`, tested)),
      ...[7, 8, 9].map((day) => aFact(`2026-11-0${day}T10:00`)),
      aFact('2026-11-10T10:00', { codeExtensions: 0 }),
    ];
    const goal = meant('tests with code 6 of 10');
    expect(standingAt(goal, commits, now)).toMatchObject({ state: 'too-few', k: 6, n: 9 });
    const ten = [...commits, aFact('2026-11-11T10:00')];
    expect(standingAt(goal, ten, now)).toMatchObject({ state: 'met', k: 6, n: 10 });
    expect(standingAt(goal, [...ten, aFact('2026-11-12T10:00')], now)).toMatchObject({ state: 'not-yet', k: 5, n: 10 });
  });

  it('evenings are counted once each, in local time', () => {
    const commits = [aFact('2026-11-20T22:00'), aFact('2026-11-20T23:00'), aFact('2026-11-21T12:00')];
    expect(standingAt(meant('late evenings at most 1 a week'), commits, now)).toEqual({ state: 'met', value: 1, n: 3 });
    expect(standingAt(meant('late evenings under 1 a week'), commits, now).state).toBe('not-yet');
  });

  it('says when it is newly reached, beside the weeks before', () => {
    const commits = [
      ...['2026-11-12', '2026-11-13', '2026-11-14'].map((day) => sized(day, 300)),
      ...['2026-11-19', '2026-11-20', '2026-11-21'].map((day) => sized(day, 20)),
    ];
    expect(goalProgress(meant('median batch under 100 lines'), commits, now)).toMatchObject({
      state: 'met',
      isNew: true,
      weeks: { met: 0, n: 1 },
    });
  });

  it('a holiday of any length takes nothing away: weeks without commits are not counted', () => {
    const goal = meant('median batch under 100 lines');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), (weeks) => {
        const commits = [8, 9, 10].map((ago) => ({
          ...aFact('2026-11-01T10:00'),
          authoredAt: now - (ago + weeks * 7) * DAY,
        }));
        const progress = goalProgress(goal, commits, now);
        expect(progress.state).toBe('resting');
        expect(progress.weeks.met).toBe(progress.weeks.n);
        expect(progress.isNew).toBe(false);
      }),
    );
  });
});
