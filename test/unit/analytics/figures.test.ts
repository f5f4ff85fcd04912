import { describe, expect, test } from '@jest/globals';
import { dailyMetricsOf } from '../../../src/analytics/daily-metrics.js';
import { findingsOf } from '../../../src/analytics/findings-of.js';
import { metricsOf } from '../../../src/analytics/metrics-of.js';
import { aFact, aRewrite, DAY, hashOf, HOUR, MONDAY_NOON, usualCommits } from './facts.js';

const period = { from: 0, to: MONDAY_NOON + 1000 * DAY, actor: 'me' };

describe('metrics of a period', () => {
  test('rhythm is the wall clock of the author, merges included', () => {
    const { rhythm } = metricsOf(
      [
        aFact({ number: 1, at: MONDAY_NOON, utcOffset: 120 }),
        aFact({ number: 2, at: MONDAY_NOON, utcOffset: 13 * 60, parents: [hashOf(1), hashOf(9)] }),
      ],
      period,
    );
    expect([rhythm.n, rhythm.hours[0]?.[14], rhythm.hours[1]?.[1]]).toEqual([2, 1, 1]);
    expect(rhythm.calendar).toEqual([
      { day: '2025-11-24', commits: 1 },
      { day: '2025-11-25', commits: 1 },
    ]);
  });

  test('sizes know neither merges, agents nor replaced commits', () => {
    const sized = (number: number, insertions: number, wish = {}) =>
      aFact({ number, files: [{ path: `src/f${number}.ts`, insertions }], ...wish });
    const facts = [
      sized(1, 10),
      sized(2, 20),
      sized(3, 60),
      sized(4, 9000, { parents: [hashOf(1), hashOf(2)] }),
      sized(5, 9000, { agent: 'claude-code' }),
      sized(6, 9000),
      aRewrite(hashOf(6), hashOf(3), MONDAY_NOON),
      sized(7, 9000, { actor: 'other' }),
    ];
    const figures = metricsOf(facts, period);
    expect(figures).toMatchObject({ commits: 5, merges: 1, agents: 1 });
    expect(figures.batch).toMatchObject({ n: 3, lines: { median: 20, p90: 52 }, files: { median: 1 } });
    expect(figures.churn.weeks).toEqual([{ week: '2025-11-24', commits: 3, insertions: 90, deletions: 0 }]);
    expect(figures.churn.files[0]).toMatchObject({ path: 'src/f3.ts', insertions: 60 });
  });

  test('drafts count with the commit that stayed, and say how long it was one', () => {
    const [a, b, c] = [10, 11, 12].map((number) => aFact({ number, at: MONDAY_NOON + number * 60 }));
    const alone = aFact({ number: 20 });
    const rebase = { ...aRewrite(hashOf(11), hashOf(12), 2), command: 'rebase' as const };
    const rewrites = [aRewrite(hashOf(10), hashOf(11), 1), rebase];
    const { drafts, commits } = metricsOf(
      [a, b, c, alone, ...rewrites].flatMap((fact) => fact ?? []),
      period,
    );
    expect([commits, drafts]).toEqual([
      2,
      { commits: 1, drafts: 2, amended: 1, rebased: 1, fixups: 0, secondsMedian: 120 },
    ]);
  });

  test('words of release tools do not count among messages', () => {
    const subjects = ['feat: add routes', 'wip', '1.2.3', 'handle null headers'];
    const { messages } = metricsOf(
      subjects.map((subject, index) => aFact({ number: index + 1, subject, bodyLength: index === 3 ? 40 : 0 })),
      period,
    );
    expect(messages).toMatchObject({ n: 3, subjectMedian: 16, withBody: 1 / 3, conventional: 1 / 3, empty: 1 / 3 });
  });

  test('hotspots are commits times fixes of everybody in the last ninety days', () => {
    const facts = [
      ...usualCommits(4, { files: [{ path: 'src/often.ts' }] }),
      ...usualCommits(2, { subject: 'fix crash', actor: 'other', files: [{ path: 'src/often.ts' }] }, 10),
      ...usualCommits(3, { subject: 'fix crash', files: [{ path: 'src/fixed.ts' }] }, 20),
    ];
    const recent = metricsOf(facts, { ...period, to: MONDAY_NOON + 2 * DAY });
    expect(recent.hotspots.files).toEqual([
      { path: 'src/often.ts', commits: 6, fixes: 2 },
      { path: 'src/fixed.ts', commits: 3, fixes: 3 },
    ]);
    expect(metricsOf(facts, period).hotspots.files).toEqual([]);
  });

  test('without commits every figure is there and says so', () => {
    expect(metricsOf([], period)).toMatchObject({
      commits: 0,
      batch: { n: 0, lines: { median: null, p90: null } },
      messages: { n: 0, subjectMedian: null, withBody: 0 },
      rhythm: { n: 0, calendar: [] },
    });
  });
});

test('daily metrics are one line a repository and local day, a replaced commit left out', () => {
  const lines = dailyMetricsOf([
    aFact({ number: 1, at: MONDAY_NOON, subject: 'fix crash' }),
    aFact({ number: 2, at: MONDAY_NOON + HOUR, parents: [hashOf(1), hashOf(9)] }),
    aFact({ number: 3, at: MONDAY_NOON + HOUR, repository: 'another' }),
    aFact({ number: 4, at: MONDAY_NOON + HOUR, utcOffset: 13 * 60, subject: 'wip' }),
    aFact({ number: 5, at: MONDAY_NOON + HOUR }),
    aRewrite(hashOf(5), hashOf(1), MONDAY_NOON),
  ]);
  expect(lines.map(({ day, repository, commits }) => [day, repository, commits])).toEqual([
    ['2025-11-24', 'another', 1],
    ['2025-11-24', 'repository', 2],
    ['2025-11-25', 'repository', 1],
  ]);
  expect(lines[1]).toMatchObject({
    v: 1,
    merges: 1,
    fixes: 1,
    insertions: 1,
    files: 1,
    linesMedian: 1,
    emptySubjects: 0,
  });
  expect(lines[2]).toMatchObject({ emptySubjects: 1 });
});

describe('findings', () => {
  const facts = [
    ...usualCommits(88, { files: [{ path: 'src/a.ts' }, { path: 'test/a.test.ts' }] }),
    ...usualCommits(12, { subject: 'fix crash in routes', files: [{ path: 'src/router.js' }] }, 89),
  ];

  test('say what is true, with n and window, the most telling first', () => {
    const found = findingsOf(facts, 'me');
    expect(found[0]).toEqual({
      name: 'most-fixed-file',
      text: 'router.js took 12 of your last 12 fixes',
      evidence: { file: 'src/router.js', k: 12, m: 12 },
      n: 12,
      from: '2025-11-28',
      to: '2025-11-28',
    });
    expect(found.map(({ name }) => name)).toContain('usual-batch');
    expect(found.length).toBeGreaterThanOrEqual(3);
  });

  test('that need lines are left out of a names pass, the others stay', () => {
    const names = facts.map((fact) => ({
      ...fact,
      insertions: null,
      deletions: null,
      codeChurn: null,
      codeDeletions: null,
    }));
    const found = findingsOf(names, 'me').map(({ name }) => name);
    expect(found).not.toContain('usual-batch');
    expect(found.length).toBeGreaterThanOrEqual(3);
  });

  test('are silent on a handful of commits and on somebody unknown', () => {
    expect(findingsOf(usualCommits(5), 'me')).toEqual([]);
    expect(findingsOf(facts, 'nobody')).toEqual([]);
  });
});
