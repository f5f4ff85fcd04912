import { describe, expect, test } from '@jest/globals';
import { type FoldOptions, createHabitFold } from '../../../src/analytics/habit-fold.js';
import type { CommitFact } from '../../../src/domain/fact.js';
import type { Observation } from '../../../src/domain/observation.js';
import { aFact, type Change, changesIn, DAY, hashOf, HOUR, MINUTE, MONDAY_NOON, usualCommits } from './facts.js';

/** What habits see in the last of `facts`. */
function seenInLast(facts: readonly CommitFact[], options: FoldOptions = {}): readonly Observation[] {
  const fold = createHabitFold(options);
  let step = { states: fold.start(), observations: [] as readonly Observation[] };
  for (const fact of facts) step = fold.step(step.states, fact);
  return step.observations;
}

const kindsOf = (facts: readonly CommitFact[], options?: FoldOptions): readonly string[] =>
  seenInLast(facts, options).map(({ kind }) => kind);

describe('wide batch', () => {
  const wide = (wish = {}): CommitFact => aFact({ number: 100, files: changesIn(6, 412), ...wish });

  test('speaks of a commit larger and wider than nine of ten of thirty own ones, with the figures behind it', () => {
    expect(seenInLast([...usualCommits(30), wide()])).toEqual([
      expect.objectContaining({
        kind: 'wide-batch',
        tier: 'fact',
        hash: hashOf(100),
        actor: 'me',
        n: 30,
        evidence: { lines: 408, folders: 6, percentile: 100, median: 1, n: 30 },
      }),
    ]);
  });

  test.each<[string, readonly CommitFact[]]>([
    ['29 own commits', [...usualCommits(29), wide()]],
    ['30 commits of somebody else', [...usualCommits(30, { actor: 'other' }), wide()]],
    ['fewer than 100 lines', [...usualCommits(30), wide({ files: changesIn(6, 90) })]],
    ['three folders', [...usualCommits(30), wide({ files: changesIn(3, 900) })]],
    ['the first commit', [...usualCommits(30), wide({ parents: [] })]],
    ['a merge', [...usualCommits(30), wide({ parents: [hashOf(1), hashOf(2)] })]],
    ['an agent', [...usualCommits(30), wide({ agent: 'claude-code' })]],
    ['a usual size for this person', [...usualCommits(30, { files: changesIn(8, 900) }), wide()]],
    ['lock files and vendored code', [...usualCommits(30), wide({ files: foreignFiles() })]],
    ['a formatter', [...usualCommits(30), wide({ files: formatted() })]],
    ['a names pass', [...usualCommits(30), wide({ codeChurn: null, codeDeletions: null })]],
  ])('is silent on %s', (_, facts) => expect(kindsOf(facts)).toEqual([]));

  test('baselines know neither agents nor merges', () => {
    const agents = usualCommits(100, { agent: 'claude-code', files: changesIn(9, 5000) }, 31);
    const merges = usualCommits(100, { parents: [hashOf(1), hashOf(2)], files: changesIn(9, 5000) }, 131);
    expect(kindsOf([...usualCommits(30), ...agents, ...merges, wide()])).toEqual(['wide-batch']);
  });

  test('its thresholds are settings', () => {
    const settings = { 'wide-batch': { enabled: true, lines: 500 } };
    expect(kindsOf([...usualCommits(30), wide()], { settings })).toEqual([]);
    expect(kindsOf([...usualCommits(30), wide()], { settings: { 'wide-batch': { enabled: false } } })).toEqual([]);
  });
});

function foreignFiles(): readonly Change[] {
  return ['package-lock.json', 'vendor/a/a.c', 'vendor/b/b.c', 'dist/c/c.js'].map((path) => ({
    path,
    insertions: 900,
  }));
}

function formatted(): readonly Change[] {
  return ['a', 'b', 'c', 'd', 'e'].map((name) => ({ path: `src/${name}/x.ts`, insertions: 100, deletions: 98 }));
}

describe('fix loop', () => {
  const fix = (number: number, minutes: number, wish = {}): CommitFact =>
    aFact({ number, at: MONDAY_NOON + minutes * MINUTE, subject: `fix null header ${number}`, ...wish });

  test('speaks of the second fix to a file within three hours', () => {
    const [seen] = seenInLast([fix(1, 0), fix(2, 170)]);
    expect(seen).toMatchObject({
      kind: 'fix-loop',
      file: 'src/a.ts',
      evidence: { file: 'src/a.ts', nth: 2, hours: 3 },
    });
  });

  test.each<[string, readonly CommitFact[]]>([
    ['after more than three hours', [fix(1, 0), fix(2, 181)]],
    ['on another file', [fix(1, 0), fix(2, 10, { files: [{ path: 'src/b.ts' }] })]],
    ['on a test', [fix(1, 0, { files: [{ path: 'test/a.ts' }] }), fix(2, 10, { files: [{ path: 'test/a.ts' }] })]],
    ['by somebody else', [fix(1, 0, { actor: 'other' }), fix(2, 10)]],
    ['without the words', [fix(1, 0), fix(2, 10, { subject: 'add a header' })]],
    ['a second time on one day', [fix(1, 0), fix(2, 10), fix(3, 20)]],
  ])('is silent %s', (_, facts) => expect(kindsOf(facts)).toEqual([]));

  test('says how many of the own earlier loops needed another fix, once there are five', () => {
    const days = Array.from({ length: 5 }, (_, day) => {
      const loop = [fix(day * 10 + 1, day * 3000), fix(day * 10 + 2, day * 3000 + 10)];
      return day < 2 ? [...loop, fix(day * 10 + 3, day * 3000 + 20)] : loop;
    }).flat();
    const [seen] = seenInLast([...days, fix(91, 20_000), fix(92, 20_010)]);
    expect(seen).toMatchObject({ n: 5, evidence: { k: 2, m: 5, whose: 'own' } });
  });
});

describe('hot file', () => {
  const fixes = (count: number, path: string, first = 50): readonly CommitFact[] =>
    usualCommits(count, { actor: 'other', subject: 'fix crash in parser', files: [{ path }] }, first);
  const big = (wish = {}): CommitFact =>
    aFact({ number: 100, files: [{ path: 'src/a.ts', insertions: 150 }], ...wish });

  test('speaks of a big change to a file that anybody fixed three times in 90 days', () => {
    expect(seenInLast([...usualCommits(30), ...fixes(3, 'src/a.ts'), big()])).toEqual([
      expect.objectContaining({
        kind: 'hot-file',
        file: 'src/a.ts',
        n: 30,
        evidence: { file: 'src/a.ts', fixes: 3, nth: 4, allFixes: 3, recent: 3, days: 90, lines: 150, n: 30 },
      }),
    ]);
  });

  test.each<[string, readonly CommitFact[]]>([
    ['a small change', [...usualCommits(30), ...fixes(3, 'src/a.ts'), big({ files: [{ path: 'src/a.ts' }] })]],
    ['two fixes', [...usualCommits(30), ...fixes(2, 'src/a.ts'), big()]],
    ['fixes of long ago', [...usualCommits(30), ...fixes(3, 'src/a.ts'), big({ at: MONDAY_NOON + 99 * DAY })]],
    ['fixes by bots', [...usualCommits(30), ...fixes(3, 'src/a.ts').map((fact) => ({ ...fact, agent: 'bot' })), big()]],
  ])('is silent on %s', (_, facts) => expect(kindsOf(facts)).toEqual([]));
});

describe('empty message', () => {
  const said = (subject: string, wish = {}): readonly CommitFact[] => [
    ...usualCommits(3),
    aFact({ number: 100, subject, ...wish }),
  ];
  test.each([
    'fix',
    'wip',
    '.',
    '',
    'ABC-123 update',
    'describe change number 3 in words',
  ])('speaks of "%s"', (subject) => {
    expect(kindsOf(said(subject))).toEqual(['empty-message']);
  });
  test.each([
    'v1.2.3',
    'release',
    'Bump',
    'Revert "a"',
    'fixup! a',
    'squash! a',
    'handle null headers',
    '修复登录问题',
  ])('is silent on "%s"', (subject) => expect(kindsOf(said(subject))).toEqual([]));
  test('says how many of the last twenty', () => {
    expect(seenInLast(said('wip'))[0]?.evidence).toEqual({ subject: 'wip', repeated: 0, k: 1, m: 4, n: 4 });
  });
  test('a backport, same words and same author time, repeats nothing', () => {
    const subject = 'describe change number 3 in words';
    expect(kindsOf(said(subject, { authoredAt: MONDAY_NOON + 3 * HOUR }))).toEqual([]);
  });
});

describe('convention drift', () => {
  const typed = (count: number, first = 1): readonly CommitFact[] =>
    Array.from({ length: count }, (_, n) =>
      aFact({ number: first + n, subject: `feat(api): add route ${first + n}`, actor: 'other' }),
    );
  const drift = aFact({ number: 200, subject: 'add another route' });

  test('speaks where four of five of the last fifty have a type and this one has none', () => {
    const facts = [...usualCommits(10, { actor: 'other' }), ...typed(40, 20), drift];
    expect(seenInLast(facts)).toEqual([
      expect.objectContaining({
        kind: 'convention-drift',
        evidence: { subject: 'add another route', k: 40, m: 50, n: 50 },
      }),
    ]);
  });
  test.each<[string, readonly CommitFact[]]>([
    ['fewer than fifty commits', [...typed(49), drift]],
    ['a mixed history', [...usualCommits(11, { actor: 'other' }), ...typed(39, 20), drift]],
    ['a subject with a type', [...typed(60), aFact({ number: 200, subject: 'chore: tidy up the routes' })]],
    ['a version', [...typed(60), aFact({ number: 200, subject: '1.2.3' })]],
  ])('is silent on %s', (_, facts) => expect(kindsOf(facts)).toEqual([]));
  test('is silent where a commit-msg hook checks', () => {
    expect(kindsOf([...typed(60), drift], { messageChecked: true })).toEqual([]);
  });
});
