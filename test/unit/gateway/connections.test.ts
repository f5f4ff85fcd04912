import { createServer, get, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { guardConnections } from '../../../src/gateway/guards/connections.js';

let server: Server;
let slow: Socket[];

beforeEach(async () => {
  slow = [];
  server = createServer({ connectionsCheckingInterval: 100 }, (_request, response) => response.end('here'));
  guardConnections(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(async () => {
  for (const socket of slow) socket.destroy();
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

const port = (): number => (server.address() as AddressInfo).port;

/** Says the beginning of a request, and no more. */
async function openSlow(): Promise<Socket> {
  const socket = connect(port(), '127.0.0.1');
  socket.on('error', () => undefined); // it may be let go
  slow.push(socket);
  await once(socket, 'connect');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  return socket;
}

function ask(): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ port: port(), host: '127.0.0.1', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

test('500 clients that never end their request keep nobody from an answer', async () => {
  for (let n = 0; n < 500; n += 1) await openSlow();
  for (let n = 0; n < 20; n += 1) expect(await ask()).toBe(200);
  const count = await new Promise<number>((resolve) => server.getConnections((_, found) => resolve(found)));
  expect(count).toBeLessThanOrEqual(256);
});

test('who is let go is the one that has waited longest', async () => {
  const first = await openSlow();
  const gone = once(first, 'close');
  for (let n = 0; n < 256; n += 1) await openSlow();
  await gone;
  expect(slow.filter(({ destroyed }) => destroyed)).toEqual([first]);
});

test('a request that has not ended its headers in time is answered 408 and closed', async () => {
  server.headersTimeout = 300;
  const socket = await openSlow();
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  expect(chunk.toString()).toMatch(/^HTTP\/1.1 408/);
});
