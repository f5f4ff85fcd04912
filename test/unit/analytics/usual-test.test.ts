import { describe, expect, test } from '@jest/globals';
import { createHabitFold } from '../../../src/analytics/habit-fold.js';
import { earnedHabits } from '../../../src/analytics/habits/earned.js';
import { usualTest } from '../../../src/analytics/habits/usual-test.js';
import { replay } from '../../../src/analytics/replay.js';
import { countedCommits } from '../../../src/analytics/superseded.js';
import type { CommitFact, Fact } from '../../../src/domain/fact.js';
import type { Observation } from '../../../src/domain/observation.js';
import { testedHistory } from './earned-examples.js';
import { aFact, aRewrite, DAY, hashOf, HOUR } from './facts.js';

const LAST = testedHistory().at(-1)?.at ?? 0;
const options = { habits: [usualTest] };

function seenIn(facts: readonly Fact[], settings = {}): readonly Observation[] {
  const fold = createHabitFold({ ...options, settings });
  let states = fold.start();
  return countedCommits(facts).flatMap((fact) => {
    const step = fold.step(states, fact);
    states = step.states;
    return step.observations;
  });
}

test('is among the habits that must earn the toast', () => {
  expect(earnedHabits).toContain(usualTest);
  expect(usualTest.tier).toBe('earned');
});

describe('the usual test left out', () => {
  test('names the file, the test and how often it came along', () => {
    expect(seenIn(testedHistory())).toEqual([
      expect.objectContaining({
        hash: hashOf(500),
        file: 'src/parser.ts',
        n: 120,
        evidence: { file: 'src/parser.ts', testFile: 'test/parser.test.ts', k: 96, m: 120, n: 120 },
      }),
    ]);
  });

  const code = (insertions: number) => ({ path: 'src/parser.ts', insertions });
  test.each<[string, readonly CommitFact[]]>([
    ['a commit with a test, whichever', testedHistory({ files: [code(12), { path: 'test/other.test.ts' }] })],
    ['nine lines', testedHistory({ files: [code(9)] })],
    ['a test that came along six times of ten', testedHistory({}, 6)],
    ['99 changes before', testedHistory().slice(21)],
    ['a day after a test', testedHistory({ at: LAST - 2 * DAY + 20 * HOUR })],
    ['a file that is deleted', testedHistory({ files: [{ ...code(12), status: 'D' }] })],
    ['a formatter', testedHistory({ files: [{ ...code(12), deletions: 12 }] })],
    ['a names pass', testedHistory({ codeChurn: null, codeDeletions: null })],
    ['31 files', testedHistory({ fileCount: 31 })],
    ['a merge', testedHistory({ parents: [hashOf(1), hashOf(2)] })],
    ['an agent', testedHistory({ agent: 'claude-code' })],
  ])('is silent on %s', (_, facts) => expect(seenIn(facts)).toEqual([]));

  test('is silent once the test is gone', () => {
    const gone = aFact({ number: 400, at: LAST - 2 * DAY, files: [{ path: 'test/parser.test.ts', status: 'D' }] });
    expect(seenIn([...testedHistory({ at: LAST + DAY }), gone])).toEqual([]);
  });

  test('is off where fewer commits than fifteen of a hundred have tests', () => {
    const without = Array.from({ length: 700 }, (_, index) =>
      aFact({ number: 1000 + index, at: LAST - 4000 * HOUR + index * HOUR, files: [{ path: 'src/inline.rs' }] }),
    );
    expect(seenIn([...without, ...testedHistory()])).toEqual([]);
    expect(seenIn([...without, ...testedHistory()], { 'usual-test': { withTest: 10 } })).toHaveLength(1);
  });

  test('remembers so many changes and no more', () => {
    const sizeAfter = (count: number): number => {
      let state = usualTest.start();
      const context = { settings: { percent: 70, times: 5, lines: 10, withTest: 15 }, messageChecked: false };
      for (let index = 0; index < count; index += 1) {
        const files = [{ path: `src/f${index % 50}.ts` }, { path: `test/f${index % 50}.test.ts` }];
        state = usualTest.step(state, aFact({ number: 100_000 + index, files }), context).state;
      }
      return JSON.stringify(state).length;
    };
    expect(sizeAfter(4000)).toBeLessThan(1.05 * sizeAfter(1050));
  });
});

describe('its judge', () => {
  const after = (number: number, hours: number, files = [{ path: 'test/parser.test.ts' }]): CommitFact =>
    aFact({ number, at: LAST + hours * HOUR, files });
  const other = [{ path: 'src/other.ts' }];
  const judgementOf = (later: readonly Fact[], now = LAST + 3 * DAY) =>
    replay([...testedHistory(), ...later], { ...options, now }).observations.find(({ hash }) => hash === hashOf(500))
      ?.judgement;

  test.each<[string, string, string, readonly Fact[]]>([
    ['the next commit brings it', 'hit', 'hit', [after(600, 1)]],
    ['the third brings it', 'hit', 'miss', [after(600, 1, other), after(601, 2, other), after(602, 3)]],
    ['the fourth brings it', 'miss', 'miss', [1, 2, 3].map((n) => after(600 + n, n, other)).concat(after(610, 4))],
    ['it comes after a day', 'miss', 'hit', [after(600, 25)]],
    ['nothing comes', 'miss', 'miss', []],
  ])('where %s: %s, followed: %s', (_, hit, followed, later) => {
    expect(judgementOf(later)).toEqual({ hit, followed });
  });

  test('an amend that takes the test in is no longer seen at all', () => {
    const amended = aFact({
      number: 700,
      at: LAST + 60,
      files: [{ path: 'src/parser.ts' }, { path: 'test/parser.test.ts' }],
    });
    expect(judgementOf([amended, aRewrite(hashOf(500), hashOf(700), LAST + 60)])).toBeUndefined();
  });

  test('waits a day for it', () => {
    expect(judgementOf([], LAST + 2 * HOUR)).toEqual({ hit: 'open', followed: 'open' });
  });

  test('its control asks for the same test after other changes of the file', () => {
    const { record } = replay(testedHistory(), { ...options, now: LAST + 3 * DAY });
    expect(record[0]?.controlled).toBe(1);
    expect(record[0]?.control).toBeGreaterThan(0.9);
    expect(record[0]?.lift).toBeLessThan(0);
  });
});
