// Case 60: a name of somebody else's that leads to this server is refused on every route, page and upgrade, before any handler.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everyRoute } from '../../support/every-route.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { askRaw } from '../../support/raw-http.js';
import { createWorld } from '../../support/world.js';

const world = createWorld();
let gateway: TestGateway;
let port: string;
let bearer: string;
beforeAll(async () => {
  gateway = await startGateway(world);
  ({ port } = new URL(gateway.url));
  bearer = `authorization: Bearer ${gateway.token('admin', 'service')}`;
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

/** Header lines; `%` is the port. */
const FOREIGN: readonly (readonly string[])[] = [
  [],
  ['Host:'],
  ['Host: %'],
  ['Host: :%'],
  ['Host: evil.com'],
  ['Host: evil.com:%'],
  ['Host: localhost'],
  ['Host: 127.0.0.1'],
  ['Host: [::1]'],
  ['Host: ::1'],
  ['Host: ::1:%'],
  ['Host: localhost:80'],
  ['Host: localhost:1%'],
  ['Host: localhost:%1'],
  ['Host: localhost:0%'],
  ['Host: localhost:+%'],
  ['Host: localhost:%/'],
  ['Host: localhost.:%'],
  ['Host: .localhost:%'],
  ['Host: localhost.evil.com:%'],
  ['Host: evil.localhost:%'],
  ['Host: localhost@evil.com:%'],
  ['Host: evil.com@localhost:%'],
  ['Host: localhost:%@evil.com'],
  ['Host: localhost:% evil.com'],
  ['Host: localhost:%,evil.com'],
  ['Host: evil.com,localhost:%'],
  ['Host: http://localhost:%'],
  ['Host: 127.0.0.1.nip.io:%'],
  ['Host: 127.0.0.2:%'],
  ['Host: 127.1:%'],
  ['Host: 2130706433:%'],
  ['Host: 0x7f000001:%'],
  ['Host: 0177.0.0.1:%'],
  ['Host: 0.0.0.0:%'],
  ['Host: [::]:%'],
  ['Host: [0:0:0:0:0:0:0:1]:%'],
  ['Host: [::ffff:127.0.0.1]:%'],
  ['Host: evil.com', 'Host: localhost:%'],
  ['Host: localhost:%', 'Host: evil.com'],
  ['Host: localhost:%', 'Host: localhost:%'],
  ['X-Forwarded-Host: localhost:%', 'Host: evil.com'],
  ['Forwarded: host="localhost:%"', 'Host: evil.com'],
];

const linesOf = (lines: readonly string[]): readonly string[] => lines.map((line) => line.replaceAll('%', port));
const upgrade = ['upgrade: websocket', 'sec-websocket-version: 13', 'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA=='];

describe('60: the Host header', () => {
  it.each(FOREIGN.map((lines) => [lines]))('%j is refused on every route, page and upgrade', async (lines) => {
    const asked = [
      ...everyRoute.map(({ method, path }) => [`${method} ${path} HTTP/1.1`, bearer]),
      ...['GET /', 'HEAD /', 'GET /launch', 'GET /nothing', 'OPTIONS /', 'PURGE /', 'TRACE /', 'POST /'].map((line) => [
        `${line} HTTP/1.1`,
      ]),
      ['GET /api/v1/events HTTP/1.1', bearer, ...upgrade],
      ['GET / HTTP/1.1', ...upgrade],
    ];
    for (const [first = '', ...more] of asked) {
      const { status, headers, body } = await askRaw(gateway.url, [first, ...linesOf(lines), ...more]);
      expect({ first, status, type: headers.get('content-type') }).toEqual({
        first,
        status: 403,
        type: 'application/problem+json; charset=utf-8',
      });
      expect(first.startsWith('HEAD') || body.includes('does not go by that name')).toBe(true);
    }
  });

  it('that is wrong is refused before the handler: a launch code stays unused', async () => {
    const { pathname, search } = new URL(gateway.launchUrl());
    const ask = (host: string) => askRaw(gateway.url, [`GET ${pathname}${search} HTTP/1.1`, `Host: ${host}:${port}`]);
    expect([(await ask('evil.com')).status, (await ask('localhost')).status]).toEqual([403, 303]);
  });

  it('is taken from an address line that names another one: refused', async () => {
    const head = ['GET http://evil.com/api/v1/health/live HTTP/1.1', `Host: localhost:${port}`];
    expect((await askRaw(gateway.url, head)).status).toBe(403);
  });

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('%s with the port is answered', async (name) => {
    const head = ['GET /api/v1/health/live HTTP/1.1', `Host: ${name}:${port}`];
    expect((await askRaw(gateway.url, head)).status).toBe(200);
  });
});
