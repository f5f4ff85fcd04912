import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Nudge } from '../../../src/domain/nudge.js';
import { decide } from '../../../src/notify/policy/decide.js';
import { isHeldBack } from '../../../src/notify/policy/hold-back.js';
import { nudgeIdOf } from '../../../src/store/ids.js';
import { aLine, aMoment, aNudge, hashOf, MINUTE, openSettings, ordinary, START } from '../../support/nudges.js';
import { hashOf as hashOfNumber } from '../analytics/facts.js';

const idOf = (number: number): string => nudgeIdOf('companion', hashOfNumber(number));
const earned = (number: number): Nudge => aNudge({ id: idOf(number), kind: 'companion', tier: 'earned' });
const heldBack = Array.from({ length: 200 }, (_, index) => index).find((n) => isHeldBack(earned(n), 20)) ?? 0;
const shown = Array.from({ length: 200 }, (_, index) => index).find((n) => !isHeldBack(earned(n), 20)) ?? 0;

const ask = (nudge: Nudge, holdBackPercent: number, changes = {}) =>
  decide({
    ...aMoment({
      now: START + 6 * MINUTE,
      earned: new Set(['companion']),
      settings: { ...openSettings, holdBackPercent },
      ...changes,
    }),
    nudges: [nudge],
    situation: ordinary,
  }).map(({ action }) => action);

describe('holding back', () => {
  test('is off by default', () => {
    expect(ask(earned(heldBack), 0)).toEqual(['deliver']);
  });

  test('takes its share of earned nudges, the same ones every time', () => {
    const count = Array.from({ length: 5000 }, (_, n) => isHeldBack(earned(n), 20)).filter(Boolean).length;
    expect(count / 5000).toBeCloseTo(0.2, 1);
    expect(ask(earned(heldBack), 20)).toEqual(['control']);
    expect(ask(earned(shown), 20)).toEqual(['deliver']);
  });

  test('never takes a fact', () => {
    fc.assert(fc.property(fc.nat(), (n) => expect(isHeldBack({ id: idOf(n), tier: 'fact' }, 50)).toBe(false)));
  });

  test('of a smaller share takes only what a larger one takes', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 50 }), fc.nat({ max: 50 }), (n, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(isHeldBack(earned(n), less) && !isHeldBack(earned(n), more)).toBe(false);
      }),
    );
  });

  test('is drawn among those that could be shown: one that must wait is not drawn yet', () => {
    expect(ask(earned(heldBack), 20, { now: START })).toEqual(['hold']);
  });

  test('counts against the budget like a toast, so that the next commit does not bring it after all', () => {
    const control = aLine({ action: 'control', reason: 'hold-back', kind: 'companion' });
    const next = { ...earned(shown), commits: [hashOf('b')] };
    expect(ask(next, 20, { ledger: [control] })).toEqual(['withhold']);
  });
});
