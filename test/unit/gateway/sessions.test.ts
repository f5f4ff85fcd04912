// Sessions and launch codes, with a clock that is moved by hand.
import { randomBytes } from 'node:crypto';
import { describe, expect, it, test } from '@jest/globals';
import { createLaunchCodes, makeLaunchCode } from '../../../src/gateway/access/launch-codes.js';
import { createSessions } from '../../../src/gateway/access/sessions.js';

const MINUTE = 60_000;

describe('a session', () => {
  const openAt = (start: number) => {
    let now = start;
    const sessions = createSessions(() => now);
    return { sessions, secret: sessions.open().secret, move: (ms: number) => void (now += ms) };
  };

  it('is over when it was not used for half an hour', () => {
    const { sessions, secret, move } = openAt(0);
    move(30 * MINUTE - 1);
    expect(sessions.find(secret)?.caller.scopes).toEqual(['read', 'write', 'admin']);
    move(30 * MINUTE - 1);
    expect(sessions.find(secret)).toBeDefined();
    move(30 * MINUTE);
    expect(sessions.find(secret)).toBeUndefined();
    move(-30 * MINUTE);
    expect(sessions.find(secret)).toBeUndefined();
  });

  it('is over after twelve hours, however much it is used', () => {
    const { sessions, secret, move } = openAt(1_000);
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      move(20 * MINUTE);
      expect(sessions.find(secret)).toBeDefined();
    }
    move(20 * MINUTE);
    expect(sessions.find(secret)).toBeUndefined();
  });

  it('ends when it is told to, once', () => {
    const { sessions, secret } = openAt(0);
    expect([sessions.end(secret)?.caller.via, sessions.end(secret), sessions.find(secret)]).toEqual([
      'session',
      undefined,
      undefined,
    ]);
  });

  it('has secrets of its own', () => {
    const { sessions } = openAt(0);
    const opened = Array.from({ length: 20 }, () => sessions.open());
    const secrets = opened.flatMap(({ secret, session }) => [secret, session.csrfToken]);
    expect(new Set(secrets).size).toBe(40);
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives way to the fifty after it, the one that was used longest ago first', () => {
    const { sessions, secret } = openAt(0);
    const others = Array.from({ length: 49 }, () => sessions.open().secret);
    expect(sessions.find(secret)).toBeDefined();
    sessions.open();
    expect([sessions.find(secret) === undefined, sessions.find(others[0] ?? '') === undefined]).toEqual([false, true]);
  });
});

describe('a launch code', () => {
  const key = randomBytes(32);

  it('is good once', () => {
    const codes = createLaunchCodes(key, () => 0);
    const code = makeLaunchCode(key, 0);
    expect([codes.redeem(code), codes.redeem(code)]).toEqual([true, false]);
  });

  test.each([
    [0, true],
    [59_999, true],
    [60_000, false],
    [120_000, false],
    [-1, false],
  ])('%i ms after it was made is taken: %s', (later, taken) => {
    const at = Date.parse('2026-11-26T12:00:00Z');
    expect(createLaunchCodes(key, () => at + later).redeem(makeLaunchCode(key, at))).toBe(taken);
  });

  it('is nothing when one character of it is another one', () => {
    const codes = createLaunchCodes(key, () => 0);
    const code = makeLaunchCode(key, 0);
    for (let at = 0; at < code.length; at += 1) {
      const other = code[at] === 'A' ? 'B' : 'A';
      expect(codes.redeem(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
    }
    expect(codes.redeem(code)).toBe(true);
  });

  it('of another key, length or alphabet is nothing, and does not throw', () => {
    const codes = createLaunchCodes(key, () => 0);
    const code = makeLaunchCode(key, 0);
    const wrong = [
      makeLaunchCode(randomBytes(32), 0),
      '',
      code.slice(1),
      `${code}A`,
      `${code}=`,
      `${code}\n`,
      'é'.repeat(48),
    ];
    for (const one of [...wrong, ...Array.from({ length: 100 }, (_, length) => 'A'.repeat(length))])
      expect(codes.redeem(one)).toBe(false);
  });

  it('is not good again half a minute later', () => {
    let now = 0;
    const codes = createLaunchCodes(key, () => now);
    const code = makeLaunchCode(key, 0);
    codes.redeem(code);
    now = 30_000;
    expect(codes.redeem(code)).toBe(false);
  });
});
