// The token store on a real disk, with a clock that is held still.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import type { Instant } from '../../../src/domain/commit-record.js';
import { openTokens, type Tokens } from '../../../src/services/access/tokens.js';
import { type DataDirectory, openDataDirectory } from '../../../src/store/data-directory.js';

let root: string;
let data: DataDirectory;
let now: Instant;
let warned: Error[];
let tokens: Tokens;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'craftnudge-tokens-'));
  data = openDataDirectory({ CRAFTNUDGE_HOME: join(root, 'data') });
  now = '2026-11-26T12:34:56Z' as Instant;
  warned = [];
  tokens = openTokens(data, { clock: { now: () => now }, warn: (problem) => void warned.push(problem) });
});
afterEach(() => rmSync(root, { recursive: true }));

const fileText = (): string => readFileSync(data.resolve('secrets', 'tokens.json'), 'utf8');

describe('a token', () => {
  it('is 256 random bits, of which the SHA-256 is kept', () => {
    const [one, two] = [1, 2].map(() => tokens.create({ name: 'n', scopes: ['read'] }).secret);
    expect(one).toMatch(/^cn_[0-9a-f]{64}$/);
    expect(one).not.toBe(two);
    const hash = createHash('sha256').update(String(one)).digest('hex');
    expect(fileText()).toContain(`"hash": "${hash}"`);
    expect(fileText()).not.toContain(String(one).slice(3));
  });

  it('is known by its secret, with the scopes that admin implies', () => {
    const { secret, token } = tokens.create({ name: 'n', scopes: ['admin'] });
    expect(tokens.callerOf(secret)).toEqual({
      id: token.id,
      name: 'n',
      scopes: ['read', 'write', 'admin'],
      via: 'token',
    });
  });

  test.each([
    '',
    'c',
    'cn_',
    `cn_${'0'.repeat(64)}`,
    'x'.repeat(100_000),
    '\0',
    'cn_\ud800',
    'é',
  ])('is nobody for a secret of another length or content, without throwing (%#)', (wrong) => {
    const { secret } = tokens.create({ name: 'n', scopes: ['read'] });
    for (const one of [wrong, secret + wrong, wrong + secret].filter((text) => text !== secret))
      expect(tokens.callerOf(one)).toBeUndefined();
    for (let length = 0; length < secret.length; length += 1)
      expect(tokens.callerOf(secret.slice(0, length))).toBeUndefined();
  });

  it('is refused from the second on at which it expires', () => {
    const { secret, token } = tokens.create({ name: 'n', scopes: ['read'], days: 1 });
    expect(token.expiresAt).toBe('2026-11-27T12:34:56Z');
    now = '2026-11-27T12:34:55Z' as Instant;
    expect(tokens.callerOf(secret)?.name).toBe('n');
    now = '2026-11-27T12:34:56Z' as Instant;
    expect(tokens.callerOf(secret)).toBeUndefined();
  });

  it('lasts as long again when it is rotated', () => {
    const { token } = tokens.create({ name: 'n', scopes: ['read'], days: 10 });
    now = '2026-12-01T00:00:00Z' as Instant;
    expect(tokens.rotate(token.id).token.expiresAt).toBe('2026-12-11T00:00:00Z');
    expect(tokens.rotate(token.id, 1).token.expiresAt).toBe('2026-12-02T00:00:00Z');
  });

  it('is used a thousand times and noted once an hour', async () => {
    const { secret } = tokens.create({ name: 'n', scopes: ['read'] });
    tokens.callerOf(secret);
    await new Promise((resolve) => setImmediate(resolve));
    const before = fileText();
    expect(tokens.list()[0]?.lastUsedAt).toBe('2026-11-26T12:00:00Z');
    for (let count = 0; count < 1000; count += 1) tokens.callerOf(secret);
    await new Promise((resolve) => setImmediate(resolve));
    expect(fileText()).toBe(before);
    now = '2026-11-26T13:00:00Z' as Instant;
    tokens.callerOf(secret);
    await new Promise((resolve) => setImmediate(resolve));
    expect(tokens.list()[0]?.lastUsedAt).toBe('2026-11-26T13:00:00Z');
  });
});

describe('the file of tokens', () => {
  it('that another process replaced counts at once', () => {
    const { secret, token } = tokens.create({ name: 'n', scopes: ['read'] });
    expect(tokens.callerOf(secret)).toBeDefined();
    openTokens(data).revoke(token.id);
    expect(tokens.callerOf(secret)).toBeUndefined();
  });

  it.each([
    '',
    '{',
    'null',
    '{"v":1}',
    '{"v":1,"tokens":[null]}',
    '{"v":1,"tokens":[{"id":"a","name":"n","scopes":["read"],"hash":"short","expiresAt":null}]}',
  ])('that is damaged lets nobody in, and says so: %j', (text) => {
    const { secret } = tokens.create({ name: 'n', scopes: ['read'] });
    writeFileSync(data.resolve('secrets', 'tokens.json'), text);
    expect(tokens.callerOf(secret)).toBeUndefined();
    expect(warned.map(({ message }) => message)).toEqual([expect.stringContaining('tokens.json cannot be read')]);
  });
});
