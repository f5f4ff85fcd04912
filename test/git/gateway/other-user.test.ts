// Case 62: another user of this machine, who may connect like anybody, and has no token.
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createWorld } from '../../support/world.js';

const world = createWorld();
let gateway: TestGateway;
let secret: string;
beforeAll(async () => {
  gateway = await startGateway(world);
  secret = gateway.token('admin');
  chmodSync(world.root, 0o755); // nothing but our own modes stands in the way
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

/** Of every length from none to far beyond, and near misses of every length: none is a token. */
const wrongTokens = (token: string): readonly string[] => [
  ...Array.from({ length: 120 }, (_, length) => 'c'.repeat(length)),
  ...Array.from({ length: token.length }, (_, length) => token.slice(0, length)),
  `${token}0`,
  token.toUpperCase(),
  token.slice(3),
  'x'.repeat(8_000),
];

describe('62: without a token', () => {
  it('of the right length and content, whatever the length, the answer is 401', async () => {
    const heads = wrongTokens(secret).flatMap((token) => [
      { authorization: `Bearer ${token}` },
      { authorization: token },
      { authorization: `Basic ${token}` },
      { authorization: '', cookie: `craftnudge=${token}` },
    ]);
    const statuses = new Set<number>();
    for (const headers of heads) statuses.add((await gateway.fetch('/api/v1/commits', { headers })).status);
    expect([...statuses]).toEqual([401]);
    expect((await gateway.fetch('/api/v1/commits', { headers: { authorization: `Bearer ${secret}` } })).status).toBe(
      200,
    );
    expect(gateway.output()).not.toMatch(/error|fault/i);
  });
});

const asRoot = process.getuid?.() === 0 ? describe : describe.skip;
asRoot('62: another user', () => {
  const SOMEBODY = '65534';
  const LOOK = `
    const { readFileSync, readdirSync } = require('node:fs');
    const [data, url] = process.argv.slice(1);
    const trial = (work) => { try { work(); return 'done'; } catch ({ code }) { return code; } };
    const files = ['secrets/tokens.json', 'secrets/launch-key.json'].map((file) => trial(() => readFileSync(data + '/' + file)));
    const folders = ['', '/secrets', '/state'].map((folder) => trial(() => readdirSync(data + folder)));
    const heads = [{}, { authorization: 'Bearer x' }, { cookie: 'craftnudge=' + '0'.repeat(64) }];
    const paths = ['/api/v1/commits', '/api/v1/session', '/launch?code=' + 'A'.repeat(48)];
    const asked = heads.flatMap((headers) => paths.map((path) => fetch(url + path, { headers, redirect: 'manual' })));
    Promise.all(asked).then((answers) =>
      console.log(JSON.stringify({ uid: process.getuid(), files, folders, statuses: answers.map(({ status }) => status) })));`;

  it('reads no secret and is answered 401', () => {
    const asUser = ['--reuid', SOMEBODY, '--regid', SOMEBODY, '--clear-groups', process.execPath, '-e', LOOK];
    const said = execFileSync('setpriv', [...asUser, world.data, gateway.url], { env: world.env, encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({
      uid: Number(SOMEBODY),
      files: ['EACCES', 'EACCES'],
      folders: ['EACCES', 'EACCES', 'EACCES'],
      statuses: Array.from({ length: 9 }, () => 401),
    });
  });

  it('would have read them from a directory that is open to all', () => {
    const asUser = ['--reuid', SOMEBODY, '--regid', SOMEBODY, '--clear-groups', 'cat'];
    const path = join(world.root, 'open.txt');
    world.write(path, 'open');
    chmodSync(path, 0o644);
    expect(execFileSync('setpriv', [...asUser, path], { env: world.env, encoding: 'utf8' })).toBe('open');
  });
});
