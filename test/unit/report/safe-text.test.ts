import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { CraftNudgeError } from '../../../src/domain/failure.js';
import { safeJsonText, safeText } from '../../../src/domain/safe-text.js';

describe('text out of a repository', () => {
  test.each([
    ['an escape sequence', '\x1b[31mred', '^[[31mred'],
    ['a window title', '\x1b]0;owned\x07', '^[]0;owned^G'],
    ['a hyperlink', '\x1b]8;;http://x\x1b\\', '^[]8;;http://x^[\\'],
    ['a newline and a tab', 'a\n\tb', 'a^J^Ib'],
    ['delete', '\x7f', '^?'],
    ['a C1 control', '\u009b31m', '‹U+009B›31m'],
    ['a right-to-left override', 'abc\u202egpj.exe', 'abc‹U+202E›gpj.exe'],
    ['an isolate', '\u2066x\u2069', '‹U+2066›x‹U+2069›'],
    ['a zero-width space', 'pass\u200bword', 'pass‹U+200B›word'],
    ['a byte order mark', '\ufeffa', '‹U+FEFF›a'],
    ['a line separator', 'a\u2028b', 'a‹U+2028›b'],
    ['a tag character', '\u{e0041}', '‹U+E0041›'],
    ['half a surrogate pair', 'a\ud83db', 'a‹U+D83D›b'],
    ['an invisible filler', '\u3164', '‹U+3164›'],
  ])('shows %s', (_, text, shown) => {
    expect(safeText(text)).toBe(shown);
  });

  test.each([
    'fix: null header',
    'naïve café',
    '修正する',
    '🎉 done ❤️',
    'e\u0301',
    'مرحبا',
  ])('leaves %s alone', (text) => {
    expect(safeText(text)).toBe(text);
  });

  it('escapes once: a second pass changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeText(safeText(text))).toBe(safeText(text));
      }),
    );
  });
});

describe('JSON', () => {
  it('has the same value, and nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = safeJsonText(JSON.stringify({ text }, null, 2));
        expect(JSON.parse(json)).toEqual({ text });
        for (const line of json.split('\n')) expect(safeText(line)).toBe(line);
      }),
    );
  });
});

describe('the next action of a failure', () => {
  it('may be copied into a shell, whatever the directory is called', () => {
    const path = `/tmp/$(touch x)'; rm -rf ~; '`;
    const { message } = new CraftNudgeError('GIT_UNTRUSTED', { path });
    expect(message.endsWith(`safe.directory '/tmp/$(touch x)'\\''; rm -rf ~; '\\'''`)).toBe(true);
    expect(new CraftNudgeError('GIT_UNTRUSTED', { path: '/srv/api' }).message).toMatch(/safe\.directory \/srv\/api$/);
  });
});
