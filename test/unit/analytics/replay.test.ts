import { describe, expect, test } from '@jest/globals';
import { previewOf } from '../../../src/analytics/preview.js';
import { judgeObservations, replay } from '../../../src/analytics/replay.js';
import type { CommitFact, Fact } from '../../../src/domain/fact.js';
import type { Judgement } from '../../../src/domain/observation.js';
import { aFact, aRewrite, changesIn, DAY, hashOf, HOUR, MINUTE, MONDAY_NOON, usualCommits } from './facts.js';

const START = MONDAY_NOON + 100 * HOUR;
const wide = aFact({ number: 100, at: START, files: changesIn(6, 412) });
const history = [...usualCommits(30, { files: [{ path: 'src/z.ts' }] }), wide];

function judge(facts: readonly Fact[], kind: string, now: number): Judgement | undefined {
  return replay(facts, { now }).observations.find((one) => one.kind === kind)?.judgement;
}

const later = (days: number, wish = {}): CommitFact => aFact({ number: 200 + days, at: START + days * DAY, ...wish });
const part = { files: [{ path: 'src/part0/file.ts' }] };

describe('wide batch is judged', () => {
  test('open while thirty days have not passed, a miss after them', () => {
    expect(judge(history, 'wide-batch', START + 29 * DAY)?.hit).toBe('open');
    expect(judge(history, 'wide-batch', START + 31 * DAY)?.hit).toBe('miss');
  });
  test('a hit once a small fix changes a file that it touched last', () => {
    const fix = later(3, { subject: 'fix crash', ...part });
    expect(judge([...history, fix], 'wide-batch', START + 4 * DAY)?.hit).toBe('hit');
  });
  test('a miss where somebody else touched the file in between', () => {
    const facts = [...history, later(2, { actor: 'other', ...part }), later(3, { subject: 'fix crash', ...part })];
    expect(judge(facts, 'wide-batch', START + 40 * DAY)?.hit).toBe('miss');
  });
  test('a hit where it is reverted by name', () => {
    const revert = later(3, { subject: 'Revert "x"', reverts: [hashOf(100).slice(0, 12)], files: [] });
    expect(judge([...history, revert], 'wide-batch', START + 4 * DAY)?.hit).toBe('hit');
  });
  test('followed where the next ten are smaller than usual, not where they are as large', () => {
    const big = usualCommits(30, { files: [{ path: 'src/z.ts', insertions: 20 }] });
    const next = (lines: number): readonly CommitFact[] =>
      usualCommits(10, { files: [{ path: 'src/z.ts', insertions: lines }] }, 300);
    expect(judge([...big, wide, ...next(5)], 'wide-batch', START + 40 * DAY)?.followed).toBe('hit');
    expect(judge([...big, wide, ...next(20)], 'wide-batch', START + 40 * DAY)?.followed).toBe('miss');
  });
  test('live: a commit that was split within half an hour was followed, though it counts no more', () => {
    const [observation] = replay(history, { now: START }).observations;
    const split = aRewrite(wide.hash, hashOf(101), START + 20 * MINUTE);
    const judged = judgeObservations(observation === undefined ? [] : [observation], [...history, split], {
      now: START + HOUR,
    });
    expect(judged.map(({ judgement }) => judgement.followed)).toEqual(['hit']);
    expect(replay([...history, split], { now: START }).observations).toEqual([]);
  });
});

describe('fix loop is judged', () => {
  const fix = (number: number, minutes: number, wish = {}): CommitFact =>
    aFact({ number, at: START + minutes * MINUTE, subject: `fix header ${number}`, ...wish });
  const loop = [fix(1, 0), fix(2, 30)];
  test('by whether the same file needs another fix within a day', () => {
    expect(judge(loop, 'fix-loop', START + HOUR)).toEqual({ hit: 'open', followed: 'open' });
    expect(judge([...loop, fix(3, 600)], 'fix-loop', START + 11 * HOUR)).toEqual({ hit: 'hit', followed: 'miss' });
    expect(judge([...loop, fix(3, 3000)], 'fix-loop', START + 51 * HOUR)).toEqual({ hit: 'miss', followed: 'hit' });
  });
  test('followed where the next touch brings a test', () => {
    const tested = fix(3, 60, { subject: 'cover headers', files: [{ path: 'src/a.ts' }, { path: 'test/a.test.ts' }] });
    expect(judge([...loop, tested], 'fix-loop', START + 2 * HOUR)?.followed).toBe('hit');
  });
});

describe('facts are judged', () => {
  const empty = aFact({ number: 60, at: START, subject: 'wip' });
  test('right at once, followed when amended into words', () => {
    const amended = aFact({ number: 61, at: START + MINUTE, subject: 'handle null headers' });
    const rewrite = aRewrite(empty.hash, amended.hash, START + MINUTE);
    const seen = replay([...usualCommits(3), empty], { now: START }).observations;
    const [judged] = judgeObservations(seen, [...usualCommits(3), empty, amended, rewrite], { now: START + HOUR });
    expect(judged?.judgement).toEqual({ hit: 'hit', followed: 'hit' });
  });
});

describe('the record of a kind', () => {
  test('stands beside what other commits of the same person met', () => {
    const around = Array.from({ length: 8 }, (_, day) => later(day + 1, { files: [{ path: `src/q${day}.ts` }] }));
    const fixed = around.slice(0, 2).map((fact, n) => later(20 + n, { subject: 'fix crash', files: fact.files }));
    const hit = later(25, { subject: 'fix crash', ...part });
    const { record } = replay([...history, ...around, ...fixed, hit], { now: START + 90 * DAY });
    const wideRecord = record.find(({ kind }) => kind === 'wide-batch');
    // 30 usual commits (the same file again and again: none is its last toucher when a fix comes), 8 around, 3 fixes.
    expect(wideRecord).toMatchObject({ n: 1, matured: 1, hits: 1, rate: 1, controlled: 1 });
    expect(wideRecord?.control).toBeCloseTo(2 / 41, 5);
    expect(wideRecord?.lift).toBeCloseTo(1 - 2 / 41, 5);
  });
  test('of a plain fact has no control', () => {
    const facts = [...usualCommits(3), aFact({ number: 60, at: START, subject: 'wip' })];
    expect(replay(facts, { now: START }).record.find(({ kind }) => kind === 'empty-message')).toMatchObject({
      n: 1,
      rate: 1,
      controlled: 0,
      control: null,
      lift: null,
    });
  });
});

describe('the preview', () => {
  const words = Array.from({ length: 40 }, (_, n) =>
    aFact({ number: n + 1, at: START + n * DAY, subject: n % 3 === 0 ? 'wip' : `do ${n} well` }),
  );
  test('keeps the budget, looks back so many days, and names the day in local time', () => {
    const facts = [...words, aFact({ number: 90, at: START + 40 * DAY, subject: 'wip', utcOffset: 14 * 60 })];
    const preview = previewOf(facts, { actor: 'me', days: 30, now: START + 40 * DAY });
    expect(preview).toMatchObject({ days: 30, commits: 30, activeDays: 30, right: 1, open: 0 });
    expect(preview.shown.map(({ kind }) => kind)).toEqual(['empty-message']);
  });
  test('asks another rule where one is given', () => {
    const preview = previewOf(words, { actor: 'me', days: 30, now: START + 40 * DAY, allow: () => true });
    expect(preview.shown).toHaveLength(10);
  });
  test('speaks to nobody about the commits of others', () => {
    const preview = previewOf(words, { actor: 'other', days: 30, now: START + 40 * DAY });
    expect(preview).toMatchObject({ commits: 0, shown: [] });
  });
});
