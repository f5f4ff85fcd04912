import { describe, expect, test } from '@jest/globals';
import { isWorkInProgress, namesTicket } from '../../../src/analytics/message-class.js';
import { metricsOf } from '../../../src/analytics/metrics-of.js';
import { sessionsOf } from '../../../src/analytics/sessions.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import { aFact, DAY, hashOf, HOUR, MINUTE, MONDAY_NOON, usualCommits } from './facts.js';

const period = { from: 0, to: MONDAY_NOON + 1000 * DAY, actor: 'me' };

/** Commits at so many minutes after Monday noon. */
const atMinutes = (minutes: readonly number[]): readonly CommitFact[] =>
  minutes.map((minute, index) => aFact({ number: index + 1, at: MONDAY_NOON + minute * MINUTE }));

describe('sessions', () => {
  test('end where two hours pass without a commit', () => {
    const commits = atMinutes([0, 30, 150, 271, 300, 2000]);
    expect(sessionsOf(commits).map(({ length }) => length)).toEqual([3, 2, 1]);
    expect(metricsOf(commits, period).sessions).toEqual({
      n: 3,
      gapMinutes: 120,
      personal: false,
      commits: { median: 2, p90: 2.8 },
      minutes: { median: 89.5, p90: 137.9 },
      single: 1 / 3,
      breaks: { n: 1, minutesMedian: 121 },
    });
  });

  test('end at a person’s own gap where short and long pauses part clearly', () => {
    const day = (from: number): readonly number[] =>
      [0, 6, 13, 21, 27, 160, 167, 175, 181, 188, 330, 336, 344].map((minute) => from + minute);
    const regular = Array.from({ length: 30 }, (_, index) => day(index * 1440)).flat();
    const { sessions } = metricsOf(atMinutes(regular), period);
    expect(sessions.personal).toBe(true);
    expect(sessions.gapMinutes).toBeGreaterThan(20);
    expect(sessions.gapMinutes).toBeLessThan(100);
    expect([sessions.n, sessions.commits.median]).toEqual([90, 5]);
    expect(metricsOf(atMinutes(regular.slice(0, 90)), period).sessions.personal).toBe(false);
  });

  test('keep two hours where pauses of every length occur', () => {
    let minute = 0;
    const even = Array.from({ length: 400 }, (_, index) => (minute += 2 ** (1 + (index % 40) / 4)));
    expect(metricsOf(atMinutes(even), period).sessions).toMatchObject({ gapMinutes: 120, personal: false });
  });
});

describe('messages', () => {
  test.each([
    ['API-12: handle null', true],
    ['handle null (fixes #12)', true],
    ['#7 handle null', true],
    ['handle null (#1234)', false],
    ['read UTF-8 and SHA-256', false],
    ['handle null', false],
  ])('"%s" names a ticket: %s', (subject, expected) => {
    expect(namesTicket(subject)).toBe(expected);
  });

  test.each([
    ['wip', true],
    ['WIP: parser', true],
    ['parser, wip', true],
    ['draft of the parser', true],
    ['wipe the cache', false],
    ['template for mails', false],
  ])('"%s" says that it is unfinished: %s', (subject, expected) => {
    expect(isWorkInProgress(subject)).toBe(expected);
  });

  test('give both as shares', () => {
    const subjects = ['API-12: handle null', 'wip on routes', 'add routes', 'remove routes'];
    const facts = subjects.map((subject, index) => aFact({ number: index + 1, subject }));
    expect(metricsOf(facts, period).messages).toMatchObject({ n: 4, tickets: 0.25, wip: 0.25 });
  });
});

test('a change of code counts as tested where a test file changes with it', () => {
  const facts = [
    aFact({ number: 1, files: [{ path: 'src/a.ts' }, { path: 'test/a.test.ts' }] }),
    aFact({ number: 2 }),
    aFact({ number: 3, files: [{ path: 'README.md' }] }),
    aFact({ number: 4, agent: 'claude-code', files: [{ path: 'src/a.ts' }, { path: 'test/a.test.ts' }] }),
  ];
  expect(metricsOf(facts, period).tests).toEqual({ n: 2, along: 1, share: 0.5 });
});

describe('rework', () => {
  test('is a correction of one’s own on a shared code file within a day', () => {
    const facts = [
      aFact({ number: 1, at: MONDAY_NOON }),
      aFact({ number: 2, at: MONDAY_NOON + HOUR, files: [{ path: 'src/b.ts' }] }),
      aFact({ number: 3, at: MONDAY_NOON + 2 * HOUR, subject: 'oops, forgot a case' }),
      aFact({ number: 4, at: MONDAY_NOON + 2 * DAY, subject: 'fix routes', files: [{ path: 'src/b.ts' }] }),
    ];
    expect(metricsOf(facts, period).rework).toEqual({
      n: 4,
      reworked: 1,
      share: 0.25,
      files: [{ path: 'src/a.ts', commits: 1 }],
    });
  });

  test('is not what somebody else corrected, and what is too young does not count yet', () => {
    const facts = [
      aFact({ number: 1, at: MONDAY_NOON }),
      aFact({ number: 2, at: MONDAY_NOON + HOUR, subject: 'fix routes', actor: 'other' }),
    ];
    expect(metricsOf(facts, period).rework).toMatchObject({ n: 1, reworked: 0 });
    expect(metricsOf(facts, { ...period, to: MONDAY_NOON + 2 * HOUR }).rework).toMatchObject({ n: 0, reworked: 0 });
  });
});

test('switches are changes of repository within one local day', () => {
  const names = ['a', 'b', 'a', 'a'];
  const facts = [
    ...names.map((repository, index) => aFact({ number: index + 1, at: MONDAY_NOON + index * HOUR, repository })),
    aFact({ number: 9, at: MONDAY_NOON + DAY, repository: 'b' }),
  ];
  expect(metricsOf(facts, period).switches).toEqual({ n: 2, days: 1, switches: 2, median: 2, p90: 2 });
});

describe('knowledge', () => {
  const facts = [
    ...usualCommits(9),
    ...usualCommits(1, { actor: 'other' }, 10),
    ...usualCommits(6, { actor: 'other', files: [{ path: 'src/theirs.ts' }] }, 20),
    ...usualCommits(3, { files: [{ path: 'src/both.ts' }] }, 30),
    ...usualCommits(3, { actor: 'other', files: [{ path: 'src/both.ts' }] }, 40),
    ...usualCommits(4, { files: [{ path: 'src/few.ts' }] }, 50),
  ];
  const recent = { ...period, to: MONDAY_NOON + 10 * DAY };

  test('tells one’s own share, and of others only how many files one person holds', () => {
    expect(metricsOf(facts, recent).knowledge).toEqual({
      n: 3,
      byOne: 2,
      byMe: 1,
      files: [{ path: 'src/a.ts', commits: 10, own: 9 }],
    });
  });

  test('of everybody names nobody, and an agent’s knowledge is no person’s', () => {
    const { actor: _, ...everybody } = recent;
    expect(metricsOf(facts, everybody).knowledge).toEqual({ n: 3, byOne: 2, byMe: null, files: [] });
    const agents = facts.map((fact) => ({ ...fact, agent: 'claude-code' }));
    expect(metricsOf(agents, recent).knowledge).toMatchObject({ n: 0, byOne: 0, byMe: 0 });
  });
});

test('agents have sizes of their own, and a bot assists nobody', () => {
  const sized = (number: number, insertions: number, agent: string | null) =>
    aFact({ number, agent, files: [{ path: 'src/a.ts', insertions }] });
  const facts = [sized(1, 10, null), sized(2, 90, 'claude-code'), sized(3, 70, 'claude-code'), sized(4, 1, 'bot')];
  const { assisted, batch } = metricsOf(
    [...facts, { ...aFact({ number: 5 }), parents: [hashOf(1), hashOf(2)] }],
    period,
  );
  expect(assisted).toEqual({
    n: 4,
    assisted: 2,
    share: 0.5,
    kinds: [
      { agent: 'claude-code', n: 2, linesMedian: 80, filesMedian: 1 },
      { agent: 'bot', n: 1, linesMedian: 1, filesMedian: 1 },
    ],
  });
  expect(batch).toMatchObject({ n: 1, lines: { median: 10 } });
});

test('coupling counts everybody, agents too, within a year', () => {
  const both = [{ path: 'src/a.ts' }, { path: 'src/b.ts' }];
  const facts = [...usualCommits(5, { files: both }), ...usualCommits(1, { files: both, agent: 'claude-code' }, 9)];
  expect(metricsOf(facts, { ...period, to: MONDAY_NOON + DAY }).coupling).toEqual({
    n: 6,
    pairs: [{ files: ['src/a.ts', 'src/b.ts'], degree: 100, averageRevisions: 6, shared: 6 }],
  });
  expect(metricsOf(facts, { ...period, to: MONDAY_NOON + 500 * DAY }).coupling).toEqual({ n: 0, pairs: [] });
});

test('age is of code files that still exist', () => {
  const facts = [
    aFact({
      number: 1,
      at: MONDAY_NOON,
      files: [{ path: 'src/old.ts' }, { path: 'src/gone.ts' }, { path: 'README.md' }],
    }),
    aFact({ number: 2, at: MONDAY_NOON + DAY, files: [{ path: 'src/gone.ts', status: 'D' }] }),
    aFact({ number: 3, at: MONDAY_NOON + 800 * DAY, files: [{ path: 'src/new.ts' }] }),
  ];
  expect(metricsOf(facts, { ...period, to: MONDAY_NOON + 800 * DAY }).age).toEqual({
    n: 2,
    median: 13,
    p90: 23.400000000000002,
    fresh: 1,
    settled: 1,
    oldest: [
      { path: 'src/old.ts', months: 26 },
      { path: 'src/new.ts', months: 0 },
    ],
  });
});

test('a metric is measured once, and only when it is read', () => {
  const figures = metricsOf(usualCommits(3), period);
  expect(figures.batch).toBe(figures.batch);
  expect(Object.keys(figures)).toEqual(expect.arrayContaining(['age', 'coupling', 'drafts', 'period', 'tests']));
  expect(Object.getOwnPropertyDescriptor(figures, 'coupling')?.get).toBeDefined();
});
