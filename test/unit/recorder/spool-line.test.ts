import { describe, expect, it } from '@jest/globals';
import { parseSpoolLine } from '../../../src/recorder/spool-line.js';

const hash = 'a'.repeat(40);
const other = 'b'.repeat(40);
const line = (...fields: readonly string[]): string => fields.join('\t');
const plain = (hook: string, ...end: readonly string[]): string =>
  line(
    '1',
    hook,
    '/home/ada/api',
    '',
    hash,
    '',
    ':0',
    '',
    'unix:path=/run/bus',
    '/run/user/1',
    '',
    '',
    'claude-code',
    ...end,
  );

describe('a spool line', () => {
  it('tells what one hook call saw', () => {
    expect(parseSpoolLine(plain('post-commit', ''))).toEqual({
      hook: 'post-commit',
      cwd: '/home/ada/api',
      gitDir: undefined,
      head: hash,
      session: { display: ':0', dbusAddress: 'unix:path=/run/bus', runtimeDir: '/run/user/1' },
      agent: 'claude-code',
      arguments: [],
      rewritten: [],
    });
  });

  it('carries the pairs of post-rewrite, without those that changed nothing', () => {
    const event = parseSpoolLine(plain('post-rewrite', 'rebase', `${hash}:${other},${hash}:${hash}`));
    expect(event?.arguments).toEqual(['rebase']);
    expect(event?.rewritten).toEqual([{ from: hash, to: other }]);
  });

  it('restores escaped tabs, newlines and percent signs', () => {
    const event = parseSpoolLine(line('1', 'post-commit', '/a%09b%0Ac%25d', ...Array.from({ length: 11 }, () => '')));
    expect(event?.cwd).toBe('/a\tb\nc%d');
  });

  it.each([
    ['an unknown version', plain('post-commit', '').replace(/^1/, '2')],
    ['an unknown hook', plain('pre-push', '')],
    ['too few fields', line('1', 'post-commit', '/a')],
    ['no directory', line('1', 'post-commit', '', ...Array.from({ length: 11 }, () => ''))],
    ['nothing', ''],
  ])('with %s is left for somebody who knows it', (_, text) => {
    expect(parseSpoolLine(text)).toBeUndefined();
  });
});
