// Each digest kind: what it says of an example, and everything that keeps it silent.
import { describe, expect, test } from '@jest/globals';
import { toldKinds } from '../../../src/analytics/told-kinds.js';
import type { Fact } from '../../../src/domain/fact.js';
import {
  assistedHistory,
  concentratedHistory,
  driftedHistory,
  type Example,
  heatedHistory,
  mixedHistory,
  nightlyHistory,
  reworkedHistory,
  saidOf,
  scatteredHistory,
  unexplainedHistory,
} from './digest-examples.js';
import { aFact, aRewrite, DAY, hashOf, HOUR, MONDAY_NOON } from './facts.js';

const paceOf = new Map(toldKinds.map(({ name, pace }) => [name, pace]));
const said = (kind: string, facts: readonly Fact[], settings: Example['settings'] = {}) =>
  saidOf(kind, { facts, settings }, paceOf.get(kind));

/** Asserts that a kind has nothing to say of each of the histories. */
function expectSilence(kind: string, cases: readonly (readonly [string, readonly Fact[]])[], settings = {}): void {
  test.each(cases)('is silent on %s', (_, facts) => expect(said(kind, facts, settings)).toEqual([]));
}

const asAgent = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map((fact) => (fact.type === 'commit' ? { ...fact, agent: 'claude-code' } : fact));
const asOther = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map((fact) => (fact.type === 'commit' ? { ...fact, actor: 'other' } : fact));

describe('unexplained change', () => {
  test('tells how large, and how often the person says why', () => {
    expect(said('unexplained-change', unexplainedHistory())).toEqual([
      expect.objectContaining({
        pace: 'commit',
        hash: hashOf(100),
        commits: [hashOf(100)],
        n: 40,
        evidence: {
          lines: 200,
          subject: 'describe change number 100 in words',
          percentile: 100,
          k: 20,
          m: 40,
          characters: 20,
          n: 40,
        },
      }),
    ]);
  });

  expectSilence('unexplained-change', [
    ['a body of twenty characters', unexplainedHistory({ bodyLength: 20 })],
    ['fewer than 80 lines', unexplainedHistory({ files: [{ path: 'a.ts', insertions: 79 }] })],
    [
      'a person whose commits are as large',
      unexplainedHistory({}, { bodyLength: 60, files: [{ path: 'a.ts', insertions: 900 }] }),
    ],
    ['a person who seldom explains', unexplainedHistory({}, { bodyLength: 0 })],
    ['29 own commits before', unexplainedHistory().slice(11)],
    ['what a server squashed', unexplainedHistory({ subject: 'Add the parser (#12)' })],
    ['a workflow of squashing', unexplainedHistory({}, { subject: 'Add a part (#12)' })],
    ['a release', unexplainedHistory({ subject: 'Release 2.0' })],
    ['a formatter', unexplainedHistory({ files: [{ path: 'a.ts', insertions: 100, deletions: 98 }] })],
    ['the first commit', unexplainedHistory({ parents: [] })],
    ['documents', unexplainedHistory({ files: [{ path: 'a.md', insertions: 900 }] })],
    ['an agent', asAgent(unexplainedHistory())],
    ['somebody else', asOther(unexplainedHistory())],
  ]);
});

describe('mixed change', () => {
  test('names the two folders and how often such commits come', () => {
    const [item] = said('mixed-change', mixedHistory());
    expect(item?.evidence).toEqual({ a: 'src', b: 'lib', linesA: 50, linesB: 40, k: 1, m: 121, spans: 1, n: 121 });
  });

  const both = (a: string, b: string, lines = 40) => ({
    files: [a, b].map((path) => ({ path, insertions: lines })),
  });
  expectSilence('mixed-change', [
    ['files that often go together', mixedHistory({}, 20)],
    ['a group of 19 lines', mixedHistory(both('src/a.ts', 'lib/b.ts', 19))],
    ['two folders of one top-level folder', mixedHistory(both('src/x/a.ts', 'src/y/b.ts'))],
    ['a file and its test', mixedHistory(both('src/parser.ts', 'test/parser.test.ts'))],
    ['code and documents', mixedHistory(both('src/a.ts', 'docs/a.md'))],
    ['a stem in two folders', mixedHistory(both('src/parser.c', 'include/parser.h'))],
    ['a sweep of 31 files', mixedHistory({ fileCount: 31 })],
    ['99 commits before', mixedHistory().slice(21)],
    ['a names pass', mixedHistory({ codeChurn: null, codeDeletions: null })],
    ['an agent', mixedHistory({ agent: 'claude-code' })],
  ]);

  const mixedAgain = (number: number) => ({
    ...aFact({
      number,
      files: [
        { path: `src/c${number}.ts`, insertions: 30 },
        { path: `lib/d${number}.ts`, insertions: 30 },
      ],
    }),
    at: MONDAY_NOON + (number + 100) * HOUR,
  });
  const dismissed = (number: number, answer: 'not-now' | 'useful' = 'not-now') => ({
    type: 'answer' as const,
    repository: 'repository',
    at: MONDAY_NOON + (number + 110) * HOUR,
    nudge: `n${number}`,
    hash: hashOf(number),
    kind: 'mixed-change',
    answer,
  });
  const heardAfter = (answers: readonly Fact[]) =>
    said('mixed-change', [...mixedHistory(), ...[502, 540, 580].map(mixedAgain), ...answers]).map(({ hash }) => hash);

  test('learns from two nudges that were of no use that the folders go together', () => {
    expect(heardAfter([dismissed(500), dismissed(502)])).toEqual([500, 502].map(hashOf));
  });

  test.each([
    [
      'one dismissal, said twice',
      [dismissed(500), { ...dismissed(500), at: MONDAY_NOON + 611 * HOUR, nudge: 'again' }],
    ],
    [
      'a dismissal that was taken back',
      [dismissed(500), dismissed(502), { ...dismissed(502, 'useful'), at: MONDAY_NOON + 613 * HOUR }],
    ],
    ['answers to another kind', [500, 502].map((number) => ({ ...dismissed(number), kind: 'wide-batch' }))],
    ['answers that came later', [500, 502].map((number) => ({ ...dismissed(number), at: MONDAY_NOON + 900 * HOUR }))],
  ])('and not from %s', (_, answers) => {
    expect(heardAfter(answers)).toEqual([500, 502, 540, 580].map(hashOf));
  });
});

describe('batch drift', () => {
  test('sets the last twenty beside those before', () => {
    const [item] = said('batch-drift', driftedHistory());
    expect(item).toMatchObject({ n: 80, pace: 'week', commits: expect.any(Array) });
    expect(item?.evidence).toEqual({ median: 60, usual: 20, percent: 300, k: 20, recent: 20, m: 60, n: 80 });
  });

  expectSilence('batch-drift', [
    ['a growth of less than half', driftedHistory(50, 74)],
    ['a median below 20 lines', driftedHistory(2, 19)],
    ['29 commits before', driftedHistory(20, 60, 29)],
    ['an agent', asAgent(driftedHistory())],
    ['somebody else', asOther(driftedHistory())],
    ['what it said last week', repeated(60)],
  ]);

  test('says it again once it has grown by another quarter', () => {
    expect(said('batch-drift', repeated(76))).toHaveLength(1);
  });
});

/** The drifted history, and a week later twenty more commits of so many lines. */
function repeated(lines: number): readonly Fact[] {
  const more = Array.from({ length: 20 }, (_, index) =>
    aFact({
      number: 300 + index,
      at: MONDAY_NOON + 22 * DAY + index * 600,
      files: [{ path: 'src/a.ts', insertions: lines }],
    }),
  );
  return [...driftedHistory(), ...more];
}

describe('rework mirror', () => {
  test('gives both rates, n and the files', () => {
    const [item] = said('rework-mirror', reworkedHistory(60));
    expect(item?.evidence).toMatchObject({
      days: 30,
      usualDays: 180,
      trend: 'usual',
      files: 'part0.ts, part1.ts, part2.ts',
    });
    expect(item?.n).toBe(item?.evidence['usualM']);
  });

  const more = (index: number): boolean => index % 8 === 0 || index > 46;
  test.each([
    ['more', reworkedHistory(60, more)],
    ['fewer', reworkedHistory(60, (index) => index < 40)],
  ])('says %s only where chance does not explain it', (trend, facts) => {
    expect(said('rework-mirror', facts)[0]?.evidence['trend']).toBe(trend);
  });

  expectSilence('rework-mirror', [
    ['nothing that was ever fixed', reworkedHistory(60, () => false)],
    ['nine commits in thirty days', reworkedHistory(60, () => false).filter((_, index) => index < 45 || index > 53)],
    ['fewer than thirty in half a year', reworkedHistory(20)],
    ['an agent', asAgent(reworkedHistory(60))],
    ['somebody else', asOther(reworkedHistory(60))],
  ]);

  test('a fix by author time counts, whatever a rebase made of the committer time', () => {
    const rebased = reworkedHistory(60).map((fact, index) => ({ ...fact, at: fact.at + (index % 2) }));
    expect(said('rework-mirror', rebased)[0]?.evidence['k']).toBe(
      said('rework-mirror', reworkedHistory(60))[0]?.evidence['k'],
    );
  });
});

describe('hot ground', () => {
  test('names the hottest file of the week, and stands on the commit to it', () => {
    const [item] = said('hot-ground', heatedHistory());
    expect(item).toMatchObject({ file: 'src/hot.ts', hash: hashOf(100), commits: [hashOf(100)] });
    expect(item?.evidence).toEqual({ file: 'src/hot.ts', fixes: 4, recent: 4, days: 90, k: 1, m: 2, n: 2 });
  });

  expectSilence('hot-ground', [
    ['two fixes', heatedHistory(2)],
    ['fixes of three months ago', heatedHistory(4, { at: MONDAY_NOON + 95 * DAY })],
    ['another file', heatedHistory(4, { files: [{ path: 'src/cool.ts' }] })],
    ['a file that is no code', heatedHistory(4, { files: [{ path: 'CHANGELOG.md' }] })],
    ['an agent', heatedHistory(4, { agent: 'claude-code' })],
    ['somebody else', heatedHistory(4, { actor: 'third' })],
  ]);
});

describe('hours mirror', () => {
  const on = { 'hours-mirror': { enabled: true } };

  test('gives the own band, both shares and n, and is marked as personal', () => {
    const [item] = said('hours-mirror', nightlyHistory(), on);
    expect(item).toMatchObject({ personal: true, scope: 'all', n: 70 });
    expect(item?.evidence).toMatchObject({ k: 6, m: 10, first: 9, last: 16, usualPercent: 10, usualM: 70 });
  });

  test('is off until somebody wants it', () => expect(said('hours-mirror', nightlyHistory())).toEqual([]));

  test('looks at the wall clock of the author', () => {
    const travelling = nightlyHistory().map((fact) =>
      fact.at > MONDAY_NOON + 69 * DAY ? { ...fact, utcOffset: -9 * 60 } : fact,
    );
    expect(said('hours-mirror', travelling, on)[0]?.evidence['k']).not.toBe(6);
  });

  test('a day may go on past midnight', () => {
    const owl = nightlyHistory(6, { utcOffset: 12 * 60 });
    expect(said('hours-mirror', owl, on)[0]?.evidence).toMatchObject({ k: 6, first: 21, last: 4 });
  });

  expectSilence(
    'hours-mirror',
    [
      ['a share that chance explains', nightlyHistory(1)],
      ['49 commits before', nightlyHistory().slice(21)],
      ['four commits in the week', nightlyHistory().slice(0, 74)],
      ['an agent', asAgent(nightlyHistory())],
    ],
    on,
  );
});

describe('knowledge concentration', () => {
  test('counts the files and names the first, and nobody', () => {
    const [item] = said('knowledge-concentration', concentratedHistory());
    expect(item?.evidence).toMatchObject({ file: 'src/core.ts', own: 10, all: 10, k: 1, m: 2, others: 1, days: 180 });
    expect(JSON.stringify(item)).not.toContain('other"');
  });

  expectSilence('knowledge-concentration', [
    ['a repository of one’s own', concentratedHistory(0)],
    ['somebody who was only passing by', concentratedHistory(2)],
    ['a file that somebody else knows too', concentratedHistory(6, 3)],
    ['a file of somebody else alone', concentratedHistory(6, 0, 'third')],
    ['four changes', concentratedHistory().filter(({ at, actor }) => actor !== 'me' || at >= MONDAY_NOON + 6 * DAY)],
  ]);
});

describe('context scatter', () => {
  test('counts repositories and switches beside the own days', () => {
    const [item] = said('context-scatter', scatteredHistory());
    expect(item).toMatchObject({ scope: 'all', n: 40 });
    expect(item?.evidence).toMatchObject({ repositories: 4, switches: 7, k: 0, m: 40, median: 1, day: '2026-01-03' });
  });

  expectSilence('context-scatter', [
    ['two repositories', scatteredHistory(4, 2)],
    ['three switches', scatteredHistory(1, 4)],
    ['29 days before', scatteredHistory().filter(({ at }) => at >= MONDAY_NOON + 11 * DAY)],
    ['an agent', asAgent(scatteredHistory())],
    ['a person to whom it is usual', busy()],
  ]);
});

/** Every day like the last one, but that one in a repository fewer. */
function busy(): readonly Fact[] {
  const days = Array.from({ length: 40 }, (_, day) =>
    Array.from({ length: 10 }, (_unused, index) =>
      aFact({ number: 1000 + day * 10 + index, at: MONDAY_NOON + day * DAY + index * 60, repository: `r${index % 5}` }),
    ),
  );
  return [...days.flat(), ...scatteredHistory().filter(({ at }) => at >= MONDAY_NOON + 40 * DAY)];
}

describe('AI share', () => {
  test('gives the share, and both outcomes beside own commits of the same size with how sure they are', () => {
    const [item] = said('ai-share', assistedHistory());
    expect(item?.evidence).toMatchObject({ k: 20, m: 80, percent: 25, days: 180, compared: 'yes' });
    expect(Number(item?.evidence['fixedLow'])).toBeLessThan(Number(item?.evidence['fixedRatio']));
    expect(Number(item?.evidence['fixedHigh'])).toBeGreaterThan(Number(item?.evidence['fixedRatio']));
  });

  test('does not compare what is too little', () => {
    expect(said('ai-share', assistedHistory(40))[0]?.evidence).toEqual({
      k: 10,
      m: 40,
      percent: 25,
      days: 180,
      compared: 'no',
      n: 40,
    });
  });

  expectSilence('ai-share', [
    ['no agent', assistedHistory().map((fact) => ({ ...fact, agent: null }))],
    ['a bot', assistedHistory(80, 'bot')],
    ['29 commits', assistedHistory(29)],
    ['somebody else’s', asOther(assistedHistory())],
  ]);
});

test('what was replaced by a rewrite counts in no digest', () => {
  const facts = mixedHistory();
  const amended = [...facts, aRewrite(hashOf(500), hashOf(501), MONDAY_NOON + 600 * HOUR)];
  expect(said('mixed-change', amended)).toEqual([]);
});
