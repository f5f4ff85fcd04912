import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Feedback } from '../../../src/domain/nudge.js';
import type { Mute } from '../../../src/notify/mutes.js';
import { decide } from '../../../src/notify/policy/decide.js';
import { isRetired, saidOf, uselessChance } from '../../../src/notify/retired.js';
import { aMoment, aNudge, at, DAY, MINUTE, ordinary, START } from '../../support/nudges.js';

const line = (nudge: string, changes: Partial<Feedback>): Feedback => ({
  v: 1,
  id: `line-${nudge}`,
  nudge,
  at: at(START - DAY),
  kind: 'fix-loop',
  repository: 'repository-1',
  source: 'command',
  ...changes,
});
const lines = (count: number, changes: Partial<Feedback>, name = 'n'): readonly Feedback[] =>
  Array.from({ length: count }, (_, index) => line(`${name}-${index}`, changes));
const voice = (answers: readonly Feedback[], mutes: readonly Mute[] = []) => ({ answers, mutes });

describe('a kind', () => {
  test.each<readonly [string, readonly Feedback[], boolean]>([
    ['that nobody has spoken of', [], false],
    ['dismissed four times on end', lines(4, { answer: 'not-now' }), false],
    ['dismissed five times on end', lines(5, { answer: 'not-now' }), true],
    ['found useful as often', [...lines(6, { answer: 'not-now' }), ...lines(6, { answer: 'useful' }, 'u')], false],
    [
      'dismissed in words, but acted upon',
      [...lines(5, { answer: 'not-now' }), ...lines(5, { followed: true }, 'f')],
      false,
    ],
    ['passed by ten times', lines(10, { followed: false }), false],
    ['passed by thirty times', lines(30, { followed: false }), true],
    ['never shown, whatever came of it', lines(50, { followed: false, action: 'shadow' }), false],
  ])('%s: retired %p', (_, answers, expected) => {
    expect(isRetired('fix-loop', voice(answers))).toBe(expected);
  });

  test('is not judged by what was said of another', () => {
    expect(isRetired('hot-file', voice(lines(9, { answer: 'not-now' })))).toBe(false);
  });

  test('counts one nudge once: the last answer, before what was done about it', () => {
    const answers = [
      line('a', { followed: false }),
      line('a', { answer: 'not-now' }),
      line('a', { answer: 'useful' }),
      line('b', { answer: 'not-now' }),
      line('b', { followed: true }),
    ];
    expect(saidOf('fix-loop', voice(answers))).toEqual({ useful: 1, notUseful: 1, ignored: 0 });
  });

  test('starts anew after mute --off', () => {
    const off: Mute = { kind: 'fix-loop', on: false, at: at(START) };
    const again = lines(5, { answer: 'not-now', at: at(START + DAY) });
    expect(isRetired('fix-loop', voice(lines(9, { answer: 'not-now' }), [off]))).toBe(false);
    expect(isRetired('fix-loop', voice(again, [off]))).toBe(true);
    expect(isRetired('fix-loop', voice(again, [{ ...off, file: 'src/a.ts', at: at(START + 9 * DAY) }]))).toBe(true);
  });

  test('is withheld once it has retired, and says so', () => {
    const moment = aMoment({ now: START + 6 * MINUTE, wishes: voice(lines(5, { answer: 'not-now' })) });
    const [decision] = decide({ ...moment, nudges: [aNudge()], situation: ordinary });
    expect(decision).toMatchObject({ action: 'withhold', reason: 'retired' });
  });
});

describe('the chance that a kind is useless', () => {
  const count = fc.nat({ max: 60 });
  const said = fc.record({ useful: count, notUseful: count, ignored: count });

  test('is a half where as much was said for it as against it, and falls with every use', () => {
    fc.assert(
      fc.property(said, (one) => {
        const chance = uselessChance(one);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(uselessChance({ ...one, useful: one.useful + 1 })).toBeLessThanOrEqual(chance + 1e-12);
        expect(uselessChance({ ...one, ignored: one.ignored + 1 })).toBeGreaterThanOrEqual(chance - 1e-12);
        expect(uselessChance({ useful: one.useful, notUseful: one.useful, ignored: 0 })).toBeCloseTo(0.5, 9);
      }),
    );
  });

  test('is what the binomial says: Beta(2, 7) below a half is 247 of 256', () => {
    expect(uselessChance({ useful: 0, notUseful: 5, ignored: 0 })).toBeCloseTo(247 / 256, 6);
  });
});
