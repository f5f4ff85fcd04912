// Tokens by the command line against a server that runs: who is let in, and from when on no longer.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry } from '../../../src/audit/entry.js';
import type { KeptToken, TokensFile } from '../../../src/services/access/token-file.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { until } from '../../support/until.js';
import { createWorld } from '../../support/world.js';

const world = createWorld();
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway(world);
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

interface Issued {
  readonly token: { readonly id: string; readonly scopes: readonly string[]; readonly expiresAt: string | null };
  readonly secret: string;
}

const keptIn = (data: string): readonly KeptToken[] =>
  (JSON.parse(readFileSync(join(data, 'secrets/tokens.json'), 'utf8')) as TokensFile).tokens;
const run = (...words: readonly string[]) => world.craftnudge(world.home, 'token', ...words);
const issue = (...words: readonly string[]): Issued => JSON.parse(run(...words, '--json').stdout) as Issued;
const statusWith = async (secret: string): Promise<number> =>
  (await gateway.fetch('/api/v1/commits', { headers: { authorization: `Bearer ${secret}` } })).status;

describe('a token', () => {
  it('is shown once, and kept as a hash in a file of its owner alone', async () => {
    const { status, stdout } = run('create', 'my editor', '--scope', 'read');
    const secret = /^cn_[0-9a-f]{64}$/m.exec(stdout)?.[0] ?? '';
    const path = join(world.data, 'secrets/tokens.json');
    expect({ status, mode: statSync(path).mode & 0o777 }).toEqual({ status: 0, mode: 0o600 });
    expect(readFileSync(path, 'utf8')).not.toContain(secret.slice(3));
    expect(run('list').stdout).not.toContain(secret.slice(3));
    expect(await statusWith(secret)).toBe(200);
  });

  it('is refused from the moment on at which another process revokes it', async () => {
    const { token, secret } = issue('create', 'ci');
    expect(await statusWith(secret)).toBe(200);
    expect(run('revoke', token.id).status).toBe(0);
    expect(await statusWith(secret)).toBe(401);
  });

  it('that is revoked gets no further event on the stream that it opened', async () => {
    const { token, secret } = issue('create', 'watch');
    const stream = await gateway.fetch('/api/v1/events', { headers: { authorization: `Bearer ${secret}` } });
    run('revoke', token.id);
    const repository = world.repository('api');
    world.commit(repository, 'feat: after', { 'a.txt': 'a' });
    world.craftnudge(repository, 'track');
    expect(await stream.text()).not.toContain('feat: after'); // and it ends
  });

  it('gets a new secret, and the old one is refused at once', async () => {
    const old = issue('create', 'ci', '--scope', 'read,write', '--days', '2');
    const renewed = issue('rotate', old.token.id);
    expect(renewed.token).toMatchObject({ id: old.token.id, scopes: ['read', 'write'], expiresAt: expect.any(String) });
    expect([await statusWith(old.secret), await statusWith(renewed.secret)]).toEqual([401, 200]);
  });

  it.each([
    ['read', 200],
    ['admin', 200],
    ['write', 403],
    ['service', 403],
  ])('with the scope %s reads commits: %i', async (scope, status) => {
    expect(await statusWith(issue('create', 'scoped', '--scope', scope).secret)).toBe(status);
  });

  it.each([
    ['admin', 200],
    ['write', 403],
    ['read,write,service', 403],
  ])('with the scope %s changes what is kept of whom: %i', async (scope, status) => {
    const { secret } = issue('create', 'scoped', '--scope', scope);
    const { status: answered } = await gateway.fetch('/api/v1/config', {
      method: 'PATCH',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ 'privacy.others': 'full' }),
    });
    expect(answered).toBe(status);
  });

  it('tells the hour of its last use', async () => {
    const { token, secret } = issue('create', 'used');
    await statusWith(secret);
    const { data } = world;
    await until('the hour is noted', () => keptIn(data).find(({ id }) => id === token.id)?.lastUsedAt !== null);
    expect(keptIn(data).find(({ id }) => id === token.id)?.lastUsedAt).toMatch(/T\d\d:00:00Z$/);
  });

  it('is told of in the audit log, without its name', () => {
    const { token } = issue('create', 'noted-name', '--scope', 'service', '--days', '3');
    run('revoke', token.id);
    const { stdout } = world.craftnudge(world.home, 'audit', 'show', '--operation', 'tokens', '--json');
    const { entries } = JSON.parse(stdout) as { entries: readonly AuditEntry[] };
    expect(entries.slice(-2).map(({ details }) => details)).toEqual([
      { action: 'create', scopes: 'service', days: 3, token: token.id },
      { action: 'revoke', token: token.id },
    ]);
    expect(readFileSync(join(world.data, 'audit/audit.jsonl'), 'utf8')).not.toContain('noted-name');
  });
});

describe('craftnudge token', () => {
  it.each<readonly string[]>([
    ['create'],
    ['create', 'x', '--scope', 'root'],
    ['create', 'x', '--scope', ''],
    ['create', 'x', '--days', '0'],
    ['create', 'x', '--days', '1e3'],
    ['create', 'x'.repeat(61)],
    ['create', 'a\u202eb'],
    ['list', 'x'],
    ['list', '--days', '3'],
    ['revoke'],
    ['revoke', 'zz'],
    ['revoke', '00000000'],
    ['rotate', '00000000'],
    ['grant', 'x'],
  ])('refuses what it cannot do: %j', (...words) => {
    const { status, stderr, stdout } = run(...words);
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(stderr).toContain('craftnudge token');
  });
});
