import { describe, expect, it, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { parseLine, sealLine } from '../../../src/store/line.js';
import { aCommit } from './commits.js';

const line = sealLine(aCommit(1));

describe('a sealed line', () => {
  it('ends in the check of the bytes without it', () => {
    const [, body, check] = /^(.*),"check":"([0-9a-f]{16})"\}$/.exec(line) ?? [];
    expect(check).toBe(createHash('sha256').update(`${body}}`).digest('hex').slice(0, 16));
    expect(body).toBe(JSON.stringify(aCommit(1)).slice(0, -1));
  });

  it('gives the record back, its check and unknown fields included', () => {
    const parsed = parseLine(sealLine({ ...aCommit(1), later: { field: [1] } }));
    expect(parsed).toEqual({ ok: true, record: { ...aCommit(1), later: { field: [1] }, check: expect.any(String) } });
  });

  it('is the same when a record that was read is sealed again', () => {
    const parsed = parseLine(line);
    expect(parsed.ok && sealLine(parsed.record)).toBe(line);
  });

  it('keeps a lone surrogate and line separators on one line', () => {
    const message = 'a\ud800b\u2028c\nd';
    const sealed = sealLine({ ...aCommit(1), message });
    expect(sealed).not.toContain('\n');
    expect(parseLine(Buffer.from(sealed))).toMatchObject({ ok: true, record: { message } });
  });

  it('shows every single flipped bit', () => {
    const bytes = Buffer.from(line);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const at = bit >> 3;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
      if (parseLine(bytes).ok) throw new Error(`bit ${bit} flipped without notice`);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
    }
    expect(parseLine(bytes).ok).toBe(true);
  });

  test.each([
    ['not JSON', 'torn{'],
    ['not JSON', '[1]'],
    ['not JSON', 'null'],
    ['not JSON', ''],
    ['no check', '{"v":1}'],
    ['no check', '{"check":"0123456789abcdef","v":1}'],
    ['check does not match', '{"v":1,"check":"0123456789abcdef"}'],
    ['not JSON', `${line} `.slice(1)],
    ['no check', `${line} `],
  ])('is refused as %s: %s', (reason, text) => {
    expect(parseLine(text)).toEqual({ ok: false, reason });
  });
});
