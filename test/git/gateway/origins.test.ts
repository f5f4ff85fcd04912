// Case 61: a page of another origin, in the browser of somebody who is logged in, changes nothing and reads nothing.
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { everyRoute } from '../../support/every-route.js';
import { fileStates } from '../../support/file-states.js';
import { startGateway, type TestGateway, type TestSession } from '../../support/gateway.js';
import { askRaw } from '../../support/raw-http.js';
import { createWorld } from '../../support/world.js';

const world = createWorld();
let gateway: TestGateway;
let session: TestSession;
beforeAll(async () => {
  gateway = await startGateway(world);
  session = await gateway.session();
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

/** `%` is our own origin. Reads with our own origin are ours: what is tried there is a write. */
const ATTACKS: readonly { readonly lines: readonly string[]; readonly writesOnly?: true }[] = [
  { lines: ['origin: http://evil.example'] },
  { lines: ['origin: null'] },
  { lines: ['origin: %.evil.example'] },
  { lines: ['origin: %0'] },
  { lines: ['origin: https://localhost'] },
  { lines: ['origin: %', 'origin: http://evil.example'] },
  { lines: ['sec-fetch-site: cross-site'] },
  { lines: ['sec-fetch-site: same-site', 'origin: %'] },
  { lines: ['sec-fetch-site: cross-site', 'sec-fetch-mode: navigate', 'sec-fetch-dest: document'] },
  { lines: ['content-type: text/plain'], writesOnly: true },
  { lines: ['origin: %', 'content-type: text/plain'], writesOnly: true },
  { lines: ['origin: %', `x-csrf-token: ${'0'.repeat(64)}`], writesOnly: true },
  { lines: ['origin: %', 'x-csrf-token: short'], writesOnly: true },
  { lines: ['upgrade: websocket', 'sec-websocket-version: 13', 'origin: http://evil.example'] },
];

const ask = (path: string, lines: readonly string[], body = '') =>
  askRaw(
    gateway.url,
    [`${path} HTTP/1.1`, `host: ${new URL(gateway.url).host}`, `cookie: ${session.cookie}`, ...lines],
    body,
  );
const ownLines = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replaceAll('%', gateway.url));
const alive = async (): Promise<number> =>
  (await fetch(`${gateway.url}/api/v1/session`, { headers: session.reading })).status;

describe('61: in a browser that is logged in', () => {
  it('the page itself reads and writes', async () => {
    const own = await gateway.session();
    const end = { method: 'DELETE', headers: own.writing };
    const read = await fetch(`${gateway.url}/api/v1/commits`, { headers: own.reading });
    expect([read.status, (await fetch(`${gateway.url}/api/v1/session`, end)).status]).toEqual([200, 204]);
    expect((await fetch(`${gateway.url}/api/v1/commits`, { headers: own.reading })).status).toBe(401);
  });

  it.each(ATTACKS)('a request with $lines changes nothing and gives nothing', async ({ lines, writesOnly }) => {
    const before = fileStates(world.data, ['state/']);
    for (const { method, path, writes } of everyRoute.filter((route) => route.writes || writesOnly !== true)) {
      const { status, headers, body } = await ask(`${method} ${path}`, ownLines(lines), writes ? '{}' : '');
      expect({ method, path, status }).toEqual({ method, path, status: 403 });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(Object.keys(JSON.parse(body) as object)).toEqual(['type', 'title', 'status', 'detail', 'requestId']);
    }
    expect(fileStates(world.data, ['state/'])).toEqual(before);
    expect(await alive()).toBe(200);
  });

  it('a preflight allows nothing', async () => {
    const lines = ['origin: http://evil.example', 'access-control-request-method: DELETE'];
    const { status, headers } = await ask('OPTIONS /api/v1/session', lines);
    expect(status).toBe(403);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('a launch code is taken from a link that a person follows, and from nothing else of another site', async () => {
    const { pathname, search } = new URL(gateway.launchUrl());
    const launch = (mode: string, dest: string) =>
      ask(`GET ${pathname}${search}`, [
        'sec-fetch-site: cross-site',
        `sec-fetch-mode: ${mode}`,
        `sec-fetch-dest: ${dest}`,
      ]);
    expect((await launch('no-cors', 'image')).status).toBe(403);
    expect((await launch('navigate', 'iframe')).status).toBe(403);
    expect((await launch('navigate', 'document')).status).toBe(303);
  });
});

test('no answer is readable by another origin: the headers of every answer', async () => {
  const answers = [
    ...(await Promise.all(
      everyRoute.map(({ method, path }) => gateway.fetch(path, { method: method === 'GET' ? 'GET' : 'HEAD' })),
    )),
    await gateway.fetch('/'),
    await gateway.fetch('/nothing'),
    await gateway.fetch('/%zz'),
    await gateway.fetch('/launch?code=x'),
    await gateway.fetch('/api/v1/commits', { headers: { authorization: 'Bearer nobody' } }),
  ];
  for (const { headers, url } of answers) {
    expect({ url, csp: headers.get('content-security-policy') }).toEqual({
      url,
      csp: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});
