import { expect, test } from '@jest/globals';
import { createServiceRegistry } from '../../../src/gateway/service-registry.js';
import { inProcess } from '../../../src/services/in-process.js';
import type { Services } from '../../../src/gateway/contract/services.js';

/** A tracker that answers when it is told to. */
function slowTracker() {
  let answer: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const operations = {
    listCommits: async () => {
      await told;
      return { items: [], next: null };
    },
  } as unknown as Services['tracker'];
  return { answer, instance: inProcess({ name: 'tracker', operations, health: () => ({ status: 'up' }) }) };
}

test('a call goes to the instance of that name, as JSON', async () => {
  const { answer, instance } = slowTracker();
  const registry = createServiceRegistry();
  registry.register(instance);
  answer();
  expect(await registry.call('tracker', 'listCommits', {})).toBe('{"items":[],"next":null}');
});

test('a service that does not run here is said to be missing, and so is an operation', async () => {
  const registry = createServiceRegistry();
  await expect(registry.call('analytics', 'metrics', {})).rejects.toMatchObject({ code: 'SERVICE_MISSING' });
  registry.register(slowTracker().instance);
  await expect(registry.call('tracker', 'constructor', {})).rejects.toMatchObject({ code: 'SERVICE_MISSING' });
});

test('drain waits for the call under way and takes no other', async () => {
  const { answer, instance } = slowTracker();
  const registry = createServiceRegistry();
  registry.register(instance);
  const call = registry.call('tracker', 'listCommits', {});
  const order: string[] = [];
  const drained = registry.drain().then(() => order.push('drained'));
  expect(await registry.health()).toEqual([
    { service: 'tracker', place: 'in process', status: 'down', reason: 'it is ending' },
  ]);
  await expect(registry.call('tracker', 'listCommits', {})).rejects.toMatchObject({ code: 'SERVICE_MISSING' });
  answer();
  await call.then(() => order.push('answered'));
  await drained;
  expect(order).toEqual(['answered', 'drained']);
});
