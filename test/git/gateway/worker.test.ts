// A service in a thread: the same answers, and a gateway that goes on when the thread ends.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { Instance } from '../../../src/gateway/contract/services.js';
import { withApart } from '../../../src/services/apart.js';
import { inWorker } from '../../../src/services/in-worker.js';
import { gatewayHere } from '../../support/services-here.js';
import { createWorld } from '../../support/world.js';

const world = createWorld();
const api = world.repository('api');
const started: Instance[] = [];

afterEach(async () => {
  for (const instance of started.splice(0)) await instance.drain();
});
afterAll(() => world.remove());

/** A thread that does what `source` says. */
function threadOf(source: string, megabytes = 64): Instance {
  const file = join(world.root, `thread-${started.length}.mjs`);
  writeFileSync(file, `import { parentPort } from 'node:worker_threads';\n${source}`);
  const instance = inWorker({ service: 'analytics', env: world.env, megabytes, file });
  started.push(instance);
  return instance;
}

/** A problem has the id of its request. */
const withoutRequest = (json: object): object => ({ ...json, requestId: '' });

const ANSWERS = `parentPort.on('message', ({ id, ask, operation }) => {
  if (operation === 'die') process.exit(3);
  if (operation === 'eat') { const all = []; for (;;) all.push(new Array(1e5).fill(id)); }
  parentPort.postMessage({ id, json: ask === 'health' ? '{"status":"up"}' : '"done"' });
});`;

describe('a service in a thread', () => {
  it('answers what it answers without one', async () => {
    const [apart, here] = [await gatewayHere(world, true), await gatewayHere(world)];
    await here.house.recorder.open({ cwd: api });
    world.commit(api, 'feat: one', { 'a.ts': 'a\n' });
    await here.house.recorder.reconcile(await here.house.recorder.open({ cwd: api }));
    for (const path of ['/analytics/days', '/analytics/metrics', '/notifications', '/analytics/days?repository=none']) {
      const [one, other] = [await apart.ask('GET', path), await here.ask('GET', path)];
      expect(one.status).toBe(other.status);
      expect(withoutRequest(one.json)).toEqual(withoutRequest(other.json));
    }
    expect(await apart.registry.health()).toContainEqual({ service: 'analytics', place: 'worker', status: 'up' });
    await apart.close();
    await here.close();
  });

  it('fails the calls under way when it ends, is started again, and says so', async () => {
    const thread = threadOf(ANSWERS);
    expect(await thread.call('any', {})).toBe('"done"');
    await expect(thread.call('die', {})).rejects.toMatchObject({ code: 'SERVICE_ENDED' });
    expect(await thread.call('any', {})).toBe('"done"');
    expect(await thread.health()).toMatchObject({
      status: 'degraded',
      reason: expect.stringContaining('started again'),
    });
  });

  it('ends alone where it takes more memory than it may', async () => {
    const thread = threadOf(ANSWERS, 32);
    await expect(thread.call('eat', {})).rejects.toMatchObject({
      code: 'SERVICE_ENDED',
      message: expect.stringMatching(/memory/),
    });
    expect(await thread.call('any', {})).toBe('"done"');
  });

  it('rests where it ends again and again, and is down', async () => {
    const thread = threadOf('process.exit(1);');
    while ((await thread.health()).status !== 'down') await sleep(20);
    await expect(thread.call('any', {})).rejects.toMatchObject({ code: 'SERVICE_ENDED' });
  });

  it('is said to be busy where it does not come to an answer', async () => {
    const thread = threadOf('parentPort.on("message", () => undefined);');
    expect(await thread.health()).toMatchObject({ status: 'degraded', reason: expect.stringContaining('busy') });
  });
});

/** Answers how many threads of its kind are at work, itself among them, after a while. */
const LONG = `import { appendFileSync, readFileSync } from 'node:fs';
parentPort.on('message', ({ id, ask, operation }) => {
  if (ask !== 'call') return parentPort.postMessage({ id, json: '"' + ask + '"' });
  appendFileSync(operation, '+');
  setTimeout(() => {
    const noted = readFileSync(operation, 'utf8');
    appendFileSync(operation, '-');
    parentPort.postMessage({ id, json: String(noted.split('+').length - noted.split('-').length) });
  }, 200);
});`;

describe('an operation that is apart', () => {
  it('has a thread of its own, one at a time, and holds up no other question', async () => {
    const operation = join(world.root, 'at-work');
    const service = withApart(threadOf(ANSWERS), { operations: [operation], open: () => threadOf(LONG) });
    const order: string[] = [];
    const long = [1, 2].map(() => service.call(operation, {}).then((told) => order.push(`${told} at work`)));
    await service.call('any', {}).then(() => order.push('another question'));
    await Promise.all(long);
    expect(order).toEqual(['another question', '1 at work', '1 at work']);
    await service.drain();
    await expect(service.call(operation, {})).rejects.toMatchObject({ code: 'SERVICE_ENDED' });
  });

  it('is ended with its service', async () => {
    const hangs =
      "parentPort.on('message', ({ id, ask }) => ask === 'drain' && parentPort.postMessage({ id, json: '' }));";
    const service = withApart(threadOf(ANSWERS), { operations: ['long'], open: () => threadOf(hangs) });
    const call = service.call('long', {});
    await service.call('any', {});
    await Promise.all([service.drain(), expect(call).rejects.toMatchObject({ code: 'SERVICE_ENDED' })]);
  });
});
