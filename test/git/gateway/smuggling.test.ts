// Bytes that two servers would read as two different requests: ours reads them as none. And tokens where none belongs.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { API } from '../../../src/gateway/define-route.js';
import { everyRoute } from '../../support/every-route.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let gateway: TestGateway;
let token: string;
beforeAll(async () => {
  world = createWorld();
  gateway = await startGateway(world);
  token = gateway.token('admin');
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

/** Every status line that comes back until the other side closes, or has said nothing for long. */
function statusesOf(bytes: string): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const parts: string[] = [];
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (part: string) => parts.push(part));
    socket.on('error', () => undefined);
    socket.once('close', () =>
      resolve([...parts.join('').matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status))),
    );
  });
}

const hidden = (): string =>
  `DELETE ${API}/goals/x HTTP/1.1\r\nHost: ${host()}\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`;
const host = (): string => new URL(gateway.url).host;
const head = (...lines: readonly string[]): string =>
  [`POST ${API}/goals HTTP/1.1`, `Host: ${host()}`, `Authorization: Bearer ${token}`, ...lines, '', ''].join('\r\n');

describe('a request that could be read in two ways is answered once, with 400, and its connection ends', () => {
  test.each<readonly [string, () => string]>([
    ['two lengths', () => `${head('Content-Length: 0', `Content-Length: ${hidden().length}`)}${hidden()}`],
    ['two lengths in one line', () => `${head('Content-Length: 0, 5')}${hidden()}`],
    ['a length and chunks', () => `${head('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n${hidden()}`],
    ['chunks and a length', () => `${head('Transfer-Encoding: chunked', 'Content-Length: 4')}0\r\n\r\n${hidden()}`],
    ['chunks that are not last', () => `${head('Transfer-Encoding: chunked, identity')}0\r\n\r\n${hidden()}`],
    ['another word for chunks', () => `${head('Transfer-Encoding: xchunked')}0\r\n\r\n${hidden()}`],
    ['a space before the colon', () => `${head('Transfer-Encoding : chunked')}0\r\n\r\n${hidden()}`],
    ['a length with a sign', () => `${head('Content-Length: +5')}hello${hidden()}`],
    ['a length in hexadecimal', () => `${head('Content-Length: 0x5')}hello${hidden()}`],
    ['bare line feeds', () => head('Content-Length: 0').replaceAll('\r\n', '\n') + hidden()],
    ['a bare carriage return', () => `${head('X-A: b\rTransfer-Encoding: chunked')}0\r\n\r\n${hidden()}`],
    ['a folded header', () => `${head('X-A: b', ' Transfer-Encoding: chunked')}0\r\n\r\n${hidden()}`],
    ['a NUL in a header', () => `${head('X-A: \0')}${hidden()}`],
    ['a chunk size with an end of its own', () => `${head('Transfer-Encoding: chunked')}0\n\r\n${hidden()}`],
    ['an extension of a chunk with a line feed', () => `${head('Transfer-Encoding: chunked')}0;\n\r\n\r\n${hidden()}`],
  ])('%s', async (_, bytes) => {
    expect(await statusesOf(bytes())).toEqual([400]);
  });
});

test.each<readonly [string, () => string, readonly number[]]>([
  ['HTTP/1.0 without a Host', () => `GET ${API}/health/live HTTP/1.0\r\n\r\n`, [403]],
  ['HTTP/0.9', () => `GET ${API}/health/live\r\n\r\n`, [403]],
  ['HTTP/2 without being asked', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['17 KiB of headers', () => head(`X-A: ${'a'.repeat(17 << 10)}`), [431]],
  ['3,000 headers', () => head(...Array.from({ length: 3_000 }, (_, at) => `X-${at}: a`)), [431]],
  ['a CONNECT', () => `CONNECT evil.example:80 HTTP/1.1\r\nHost: ${host()}\r\nConnection: close\r\n\r\n`, []],
])('%s gets no further than the door', async (_, bytes, statuses) => {
  expect(await statusesOf(bytes())).toEqual(statuses);
});

test.each(
  everyRoute.filter(({ isPublic }) => !isPublic).map(({ method, path }) => [method, path] as const),
)('a token in the address or in a cookie opens nothing: %s %s', async (method, path) => {
  const query = ['token', 'access_token', 'authorization', 'bearer'].map((name) => `${name}=${token}`).join('&');
  const asked = await fetch(`${gateway.url}${path}?${query}`, {
    method,
    headers: { cookie: `craftnudge=${token}; token=${token}; authorization=Bearer ${token}`, origin: gateway.url },
  });
  expect(asked.status).toBe(401);
  await asked.text();
});

test.each([
  ['[::ffff:127.0.0.1]'],
  ['[::ffff:7f00:1]'],
  ['[0:0:0:0:0:0:0:1]'],
  ['[::1%25lo]'],
  ['[::]'],
  ['[fe80::1]'],
  ['::1'],
  ['[::1].evil.example'],
  ['127.1'],
  ['2130706433'],
  ['0177.0.0.1'],
  ['localhost.'],
  ['ip6-localhost'],
])('%s is no name of ours', async (name) => {
  const { port } = new URL(gateway.url);
  const bytes = `GET ${API}/health/live HTTP/1.1\r\nHost: ${name}:${port}\r\nConnection: close\r\n\r\n`;
  expect(await statusesOf(bytes)).toEqual([403]);
});
