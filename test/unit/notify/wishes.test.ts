import { describe, expect, test } from '@jest/globals';
import { CraftNudgeError } from '../../../src/domain/failure.js';
import { activeMutes, isMuted, noMutes, withMute } from '../../../src/notify/mutes.js';
import { parseSnooze, snoozedUntil, snoozeFileOf } from '../../../src/notify/snooze.js';
import { at, DAY, HOUR, MINUTE, START } from '../../support/nudges.js';

describe('snooze', () => {
  test.each([
    ['2h', START + 2 * HOUR],
    ['30m', START + 30 * MINUTE],
    ['2 h', START + 2 * HOUR],
    ['1d', START + DAY],
    ['until 09:00', START + 23 * HOUR],
    ['until 2h', START + 2 * HOUR],
    ['16:30', START + 6.5 * HOUR],
    ['off', undefined],
  ])('understands %s', (words, expected) => {
    expect(parseSnooze(words.split(' '), START, () => 0)).toBe(expected);
  });

  test.each(['', 'soon', '-2h', '25:00', '2w', '99999h'])('says so where "%s" is no time', (words) => {
    expect(() => parseSnooze(words.split(' '), START, () => 0)).toThrow(CraftNudgeError);
  });

  test('is kept as an instant, and off as null', () => {
    expect(snoozeFileOf(START)).toEqual({ v: 1, until: at(START) });
    expect(snoozedUntil(snoozeFileOf(START))).toBe(START);
    expect(snoozedUntil(snoozeFileOf(undefined))).toBeUndefined();
    expect(snoozedUntil(undefined)).toBeUndefined();
  });
});

describe('mutes', () => {
  test('keep the last word on each kind and file', () => {
    const kind = { kind: 'fix-loop', at: at(START) };
    const file = withMute(withMute(withMute(noMutes, { ...kind, on: true }), { ...kind, file: 'a.ts', on: true }), {
      ...kind,
      on: false,
    });
    expect(file.mutes).toHaveLength(2);
    const active = activeMutes(file.mutes, []);
    expect(isMuted({ kind: 'fix-loop', file: 'a.ts' }, active)).toBe(true);
    expect(isMuted({ kind: 'fix-loop', file: 'b.ts' }, active)).toBe(false);
    expect(isMuted({ kind: 'hot-file', file: 'a.ts' }, active)).toBe(false);
  });

  test('a "never" after a take-back mutes again', () => {
    const back = { kind: 'fix-loop', on: false, at: at(START) };
    const never = {
      v: 1,
      id: 'x',
      nudge: 'n',
      at: at(START + 1),
      kind: 'fix-loop',
      repository: 'r',
      answer: 'never',
      source: 'desktop',
    } as const;
    expect(isMuted({ kind: 'fix-loop' }, activeMutes([back], [never]))).toBe(true);
    expect(isMuted({ kind: 'fix-loop' }, activeMutes([{ ...back, at: at(START + 2) }], [never]))).toBe(false);
  });
});
