import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { clipEnd, clipStart, padEnd, padStart, widthOf } from '../../../src/report/display-width.js';

describe('the width of a text in a terminal', () => {
  test.each([
    ['', 0],
    ['router.js', 9],
    ['café', 4],
    ['cafe\u0301', 4],
    ['修正', 4],
    ['ｆｉｘ', 6],
    ['한국어', 6],
    ['カタカナ', 8],
    ['🎉', 2],
    ['❤️', 2],
    ['— … ✓ █', 7],
  ])('of %j is %i cells', (text, cells) => {
    expect(widthOf(text)).toBe(cells);
  });

  test.each([
    ['src/report/router.ts', 9, 'src/repo…', '…outer.ts'],
    ['修正する', 5, '修正…', '…する'],
    ['修正する', 4, '修…', '…る'],
    ['short', 5, 'short', 'short'],
    ['short', 0, '', ''],
  ])('%j cut to %i cells is %j, or %j', (text, columns, head, tail) => {
    expect(clipEnd(text, columns)).toBe(head);
    expect(clipStart(text, columns)).toBe(tail);
  });

  it('pads by cells, not by characters', () => {
    expect(padEnd('修', 4)).toBe('修  ');
    expect(padStart('修', 4)).toBe('  修');
  });

  it('never grows beyond the room it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, columns) => {
        expect(widthOf(clipEnd(text, columns))).toBeLessThanOrEqual(columns);
        expect(widthOf(clipStart(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
