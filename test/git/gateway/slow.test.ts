// Case 66: who connects and dawdles gets nowhere, and keeps nobody else from an answer or a commit from being recorded.
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { recordsIn } from '../../support/journal.js';
import { until } from '../../support/until.js';
import { createWorld, type World } from '../../support/world.js';

const SLOW = 500;
const MANY = 5_000;
/** Of what the process holds, in KiB: 500 slow sockets may add 30 MiB. */
const MOST_ADDED = 30 << 10;

let world: World;
let gateway: TestGateway;
let repo: string;
let token: string;

beforeAll(async () => {
  world = createWorld();
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'a.ts': '1\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
  gateway = await startGateway(world);
  token = gateway.token('read');
  for (let n = 0; n < 20; n += 1) await ask(); // what a first answer loads is nobody's attack
});
afterAll(async () => {
  await gateway.stop();
  world.remove();
});

const ask = (): Promise<Response> =>
  fetch(`${gateway.url}/api/v1/commits`, { headers: { authorization: `Bearer ${token}`, connection: 'close' } });

const residentKiB = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.pid}/status`, 'utf8'))?.[1]);

/** Says the beginning of something and then nothing; resolves when it is connected, or was let go. */
async function dawdle(start: string): Promise<Socket> {
  const { port } = new URL(gateway.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined); // to be let go is what it deserves
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);
  socket.write(start);
  return socket;
}

const starts: readonly (readonly [what: string, start: () => string])[] = [
  ['nothing', () => ''],
  ['half a request line', () => 'GET /api/v1/comm'],
  ['headers without an end', () => 'GET / HTTP/1.1\r\nHost: x\r\nX-A: '],
  [
    'a body that does not come',
    () =>
      `POST /api/v1/goals HTTP/1.1\r\nHost: ${new URL(gateway.url).host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{`,
  ],
];

describe('66: 500 sockets that say', () => {
  test.each(starts)(
    '%s: a normal question is answered, and a commit is recorded',
    async (_, start) => {
      const before = residentKiB();
      const sockets = await Promise.all(Array.from({ length: SLOW }, () => dawdle(start())));
      const answers = await Promise.all(Array.from({ length: 5 }, ask));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(residentKiB() - before).toBeLessThan(MOST_ADDED);
      const hash = world.commit(repo, `feat: beside ${_}`, { 'b.ts': `${_}\n` });
      await until('it is recorded', () => recordsIn(world.data).some((record) => record.hash === hash));
      for (const socket of sockets) socket.destroy();
    },
    60_000,
  );
});

test('66: 5,000 sockets, one after the other and none closed: the page is still answered', async () => {
  const sockets: Socket[] = [];
  for (let n = 0; n < MANY; n += 100)
    sockets.push(...(await Promise.all(Array.from({ length: 100 }, () => dawdle('GET / HTTP/1.1\r\n')))));
  expect((await ask()).status).toBe(200);
  expect(sockets.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(256);
  for (const socket of sockets) socket.destroy();
}, 120_000);

test('66: who is late with headers or a body is let go by himself', async () => {
  const sockets = await Promise.all(starts.slice(1).map(([, start]) => dawdle(start())));
  await until('they are let go', () => sockets.every((socket) => (socket.resume(), socket.closed)));
  expect((await ask()).status).toBe(200);
}, 60_000);
