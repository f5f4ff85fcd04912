// Requests that nobody in their right mind would send: each gets an answer that is its own fault, never ours.
import { request, Agent } from 'node:http';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { API } from '../../../src/gateway/define-route.js';
import { routes } from '../../../src/gateway/routes/index.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createRandom } from '../../support/random.mjs';
import { createWorld, type World } from '../../support/world.js';

const REQUESTS = 10_000;
const AT_ONCE = 16;
const SEED = Number(process.env['CRAFTNUDGE_TEST_SEED'] ?? 20_261_126);
const UNLIMITED = '100000000';

let world: World;
let gateway: TestGateway;
let token: string;
let repo: string;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

beforeAll(async () => {
  world = createWorld({
    CRAFTNUDGE_SERVE_READSPERMINUTE: UNLIMITED,
    CRAFTNUDGE_SERVE_HEAVYPERMINUTE: UNLIMITED,
    CRAFTNUDGE_SERVE_WRITESPERMINUTE: UNLIMITED,
  });
  repo = world.repository('api');
  for (let n = 0; n < 5; n += 1) world.commit(repo, `feat: step ${n}`, { [`src/${n}.ts`]: `export const n = ${n};\n` });
  world.craftnudge(repo, 'track', '--all');
  gateway = await startGateway(world);
  token = gateway.token('admin', 'service');
});

afterAll(async () => {
  agent.destroy();
  await gateway.stop();
  world.remove();
});

interface Strange {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

const VALUES = [
  '',
  '0',
  '-1',
  '1e309',
  '999999999999999999999',
  'NaN',
  'null',
  'true',
  '[]',
  '{}',
  '..',
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  '%',
  '%ff%fe',
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '10000-01-01',
  'api',
  'me',
  'a'.repeat(5_000),
  '\u202e',
  '💥',
  "'; DROP TABLE commits; --",
  '<script>alert(1)</script>',
  '${7*7}',
  '-rf',
  '--upload-pack=touch /tmp/x',
  'HEAD',
  'HEAD~1',
  'refs/heads/main',
  'deadbeef',
  '0'.repeat(40),
  '*',
  '.*',
];
const NAMES = [
  'repository',
  'from',
  'to',
  'author',
  'path',
  'operation',
  'cursor',
  'limit',
  'only',
  'kind',
  '__proto__',
  'x',
];

function strangeBody(draw: () => number, pick: <T>(list: readonly T[]) => T): Buffer {
  const makers: readonly (() => string | Buffer)[] = [
    () => '',
    () => '{',
    () => 'null',
    () => '[]',
    () => '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}',
    () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    () => `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
    () => JSON.stringify({ [pick(NAMES)]: pick(VALUES), repository: 'api', commit: pick(VALUES) }),
    () => JSON.stringify({ repository: 'api', commits: Array.from({ length: 600 }, () => pick(VALUES)) }),
    () => JSON.stringify({ answer: pick(VALUES), until: pick(VALUES), kind: pick(VALUES), goal: pick(VALUES) }),
    () => JSON.stringify({ 'notify.perDay': pick([1, -1, 1e99, 'x', null, [], {}]) }),
    () => gzipSync(Buffer.alloc(2_000_000)),
    () => Buffer.from(Array.from({ length: 200 }, () => Math.floor(draw() * 256))),
  ];
  return Buffer.from(pick(makers)());
}

function strangeRequest(n: number): Strange {
  const draw = createRandom(SEED + n);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const route = pick(routes.filter(({ path }) => path !== '/events'));
  const path = route.path.replace(/:\w+/g, () => encode(pick(VALUES), draw));
  const query = Array.from(
    { length: Math.floor(draw() * 4) },
    () => `${encode(pick(NAMES), draw)}=${encode(pick(VALUES), draw)}`,
  );
  const method =
    draw() < 0.8 ? route.method : pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE']);
  const headers = {
    ...(draw() < 0.95 ? { authorization: `Bearer ${token}` } : {}),
    ...(draw() < 0.8
      ? { 'content-type': 'application/json' }
      : { 'content-type': pick(VALUES).replace(/[^\x20-\x7e]/g, '') }),
    ...(draw() < 0.1 ? { 'content-encoding': 'gzip' } : {}),
    ...(draw() < 0.1 ? { 'if-none-match': pick(VALUES).replace(/[^\x20-\x7e]/g, '') } : {}),
    ...(draw() < 0.05 ? { accept: 'text/event-stream' } : {}),
  };
  const hasBody = !['GET', 'HEAD'].includes(method) && draw() < 0.9;
  return {
    method,
    path: `${API}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`,
    headers,
    ...(hasBody ? { body: strangeBody(draw, pick) } : {}),
  };
}

/** Mostly as a client would; else raw, as far as node lets it out. */
function encode(text: string, draw: () => number): string {
  return draw() < 0.7 ? encodeURIComponent(text) : text.replace(/[^\x21-\x7e]|#/g, '');
}

/** A busy server says 503 and when to come back: whoever does is answered. */
async function askPatiently(strange: Strange): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const status = await ask(strange);
    if (status !== 503 || tries === 30) return status;
    await sleep(1_000);
  }
}

function ask({ method, path, headers, body }: Strange): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const sent = request(
      new URL(gateway.url),
      { method, path, agent, headers: { ...headers, ...length } },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', reject);
      },
    );
    // A body that is refused before its end may break the pipe after the answer.
    sent.once('error', (cause) => ((cause as NodeJS.ErrnoException).code === 'EPIPE' ? resolve(0) : reject(cause)));
    sent.end(body);
  });
}

test(`${REQUESTS} strange requests: no answer is a fault of ours, and nothing is harmed (seed ${SEED})`, async () => {
  const faults: string[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let n = next; n < REQUESTS; n = next) {
      next += 1;
      const strange = strangeRequest(n);
      const status = await askPatiently(strange).catch((cause: Error) => cause.message);
      if (typeof status === 'string' || status >= 500)
        faults.push(
          `${n}: ${strange.method} ${strange.path.slice(0, 200)} ${String(strange.body).slice(0, 100)} → ${status}`,
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(faults.slice(0, 20)).toEqual([]);
  expect((await gateway.fetch('/api/v1/commits')).status).toBe(200);
  expect(world.git(repo, 'status', '--porcelain')).toBe('');
  expect(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.pid}/status`, 'utf8'))?.[1])).toBeLessThan(700_000);
}, 400_000);
