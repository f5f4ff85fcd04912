import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Feed, FeedEvent } from '../../../src/gateway/contract/feed.js';
import { createEventStreams, type EventStreams } from '../../../src/gateway/event-stream.js';

let welcome: boolean;
let server: Server;
let streams: EventStreams;
let tell: (...events: FeedEvent[]) => void;

beforeEach(async () => {
  welcome = true;
  const listeners = new Set<(events: readonly FeedEvent[]) => void>();
  tell = (...events) => {
    for (const listener of listeners) listener(events);
  };
  const feed: Feed = {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
  streams = createEventStreams(feed);
  server = createServer((_request, response) => streams.open(response, () => welcome));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  streams.close();
  server.close();
  server.closeAllConnections();
});

const recorded = (subject: string): FeedEvent => ({
  type: 'commit.recorded',
  repository: '0b5d4c1e-7f3a-5c2d-8e6f-1a2b3c4d5e6f',
  repositoryName: 'api',
  hash: '8f3c2d1',
  committedAt: null,
  subject,
});

const port = (): number => (server.address() as AddressInfo).port;

function open(): Promise<IncomingMessage> {
  return new Promise((resolve) => {
    get({ port: port(), host: '127.0.0.1', agent: false }, resolve);
  });
}

/** Everything up to and with `end`. */
async function readTo(response: IncomingMessage, end: string): Promise<string> {
  let text = '';
  for await (const chunk of response) {
    text += String(chunk);
    if (text.includes(end)) break;
  }
  return text;
}

test('an event reaches every open stream, on one line', async () => {
  const [one, other] = await Promise.all([open(), open()]);
  tell(recorded('a\nb'), { type: 'data.changed' });
  for (const response of [one, other]) {
    const text = await readTo(response, 'data.changed\ndata: {}\n\n');
    expect(response.headers['content-type']).toBe('text/event-stream');
    expect(text).toMatch(/event: commit\.recorded\ndata: \{.*"subject":"a\\nb"\}\n\nevent:/);
  }
});

test('a reader whose token was revoked meanwhile is told nothing more', async () => {
  const response = await open();
  tell(recorded('before'));
  await untilTrue(() => streams.size === 1);
  welcome = false;
  tell(recorded('after'));
  const text = await readTo(response, 'nothing ends it but the server');
  expect([text.includes('before'), text.includes('after')]).toEqual([true, false]);
  await untilTrue(() => streams.size === 0);
});

test('a page that was closed is forgotten', async () => {
  const response = await open();
  expect(streams.size).toBe(1);
  const raw = response.socket;
  response.destroy();
  await once(raw, 'close');
  await untilTrue(() => streams.size === 0);
  expect(streams.size).toBe(0);
});

test('a reader that reads nothing is let go, and holds no memory', async () => {
  const socket = connect(port(), '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await untilTrue(() => streams.size === 1);
  const event = recorded('x'.repeat(100_000));
  for (let n = 0; n < 500 && streams.size > 0; n += 1) {
    tell(event);
    await new Promise(setImmediate);
  }
  await untilTrue(() => streams.size === 0);
  expect(streams.size).toBe(0);
  socket.destroy();
});

test('of 33 streams the oldest ends', async () => {
  const first = await open();
  const ended = once(first, 'close').catch(() => undefined); // it is cut off
  first.on('error', () => undefined);
  for (let n = 0; n < 32; n += 1) await open();
  await ended;
  expect(streams.size).toBe(32);
});

test('closing ends them all', async () => {
  const response = await open();
  const ended = once(response, 'end');
  response.resume();
  streams.close();
  await ended;
  expect(response.complete).toBe(true);
});

async function untilTrue(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 5));
}
