// Case 59: where a real server listens, and what it takes to listen elsewhere.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request, type RequestOptions } from 'node:https';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createWorld, projectRoot, type World } from '../../support/world.js';

let world: World;
let gateway: TestGateway | undefined;
beforeEach(() => {
  world = createWorld();
});
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
  world.remove();
});

const TLS = ['cert', 'key'].flatMap((part) => [`--tls-${part}`, join(projectRoot, `test/support/tls/${part}.pem`)]);

/** `127.0.0.1:4455` and `[::1]:4455`, as the kernel has them: hexadecimal, in words of the machine's byte order. */
function listenersOf(pid: number): readonly string[] {
  const own = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`)));
  return ['tcp', 'tcp6']
    .flatMap((table) => readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1))
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === '0A' && own.has(`socket:[${inode}]`))
    .map(([, local = '']) => local)
    .sort();
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // closed between two looks
  }
}

const isOpen = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

interface Answer {
  readonly status: number | undefined;
  readonly cookie: string | undefined;
  readonly ip?: string;
}

/** Over TLS, or plain where `over` says so. */
const ask = (options: RequestOptions, over: typeof request = request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    over({ rejectUnauthorized: false, host: '127.0.0.1', ...options }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve({ status: answer.statusCode, cookie: answer.headers['set-cookie']?.[0] }));
    })
      .once('error', reject)
      .end();
  });

describe('59: craftnudge serve', () => {
  it('listens on 127.0.0.1 and ::1, on a free port, and nowhere else', async () => {
    gateway = await startGateway(world);
    const port = Number(new URL(gateway.url).port);
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    expect(listenersOf(gateway.pid)).toEqual([`${'0'.repeat(24)}01000000:${hex}`, `0100007F:${hex}`]);
    expect([await isOpen('127.0.0.1', port), await isOpen('::1', port)]).toEqual([true, true]);
    const others = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    const outside = others.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address);
    for (const address of ['127.0.0.2', ...outside])
      expect({ address, open: await isOpen(address, port) }).toEqual({ address, open: false });
  });

  it.each([
    ['--host', '0.0.0.0'],
    ['--host', '::'],
    ['--host', '192.0.2.2'],
    ['--host', '0.0.0.0', '--allow-host', 'nudge.example.org'],
    ['--host', '0.0.0.0', ...TLS],
    ['--host', '0.0.0.0', '--behind-proxy', '10.0.0.1'],
    ['--host', '0.0.0.0', '--behind-proxy', '0.0.0.0/0', '--allow-host', 'a'],
    ['--host', 'example.org'],
    ['--tls-cert', 'x'],
    ['--tls-cert', '/nowhere', '--tls-key', '/nowhere'],
  ])('refuses %s %s %s %s with one sentence', (...words: string[]) => {
    const { status, stdout, stderr } = world.craftnudge(world.home, 'serve', '--port', '0', ...words);
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(stderr).toMatch(/^craftnudge: .*; /);
  });

  it('with TLS answers by its name alone, with a cookie that no plain connection carries', async () => {
    gateway = await startGateway(world, '--host', '0.0.0.0', ...TLS, '--allow-host', 'nudge.example.org:443');
    const { port } = new URL(gateway.url);
    const named = { port, headers: { host: 'nudge.example.org:443' } };
    expect((await ask({ ...named, path: '/api/v1/health/live' })).status).toBe(200);
    expect((await ask({ port, path: '/api/v1/health/live', headers: { host: `0.0.0.0:${port}` } })).status).toBe(403);
    const { pathname, search } = new URL(gateway.launchUrl());
    const { status, cookie } = await ask({ ...named, path: pathname + search });
    expect(status).toBe(303);
    expect(cookie).toMatch(/^__Host-craftnudge=[0-9a-f]{64}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const { stdout } = world.craftnudge(world.home, 'audit', 'show', '--operation', 'access', '--json');
    expect(stdout).toContain('"reach": "network"');
  });

  it('behind a proxy believes that proxy alone, and lets nobody else connect', async () => {
    const words = ['--behind-proxy', '127.0.0.2', '--allow-host', 'nudge.example.org'];
    gateway = await startGateway(world, ...words);
    const { port } = new URL(gateway.url);
    const { pathname, search } = new URL(gateway.launchUrl());
    const headers = { host: 'nudge.example.org', 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.9' };
    const path = pathname + search;
    expect((await ask({ port, path, headers }, plainRequest)).status).toBe(403);
    const { status, cookie } = await ask({ port, path, headers, localAddress: '127.0.0.2' }, plainRequest);
    expect([status, cookie?.startsWith('__Host-craftnudge=')]).toEqual([303, true]);
  });
});
