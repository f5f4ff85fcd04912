// Rates are counted for each caller and each class of request: who asks too often waits, and nobody else does.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let gateway: TestGateway;

beforeAll(async () => {
  world = createWorld({ CRAFTNUDGE_SERVE_READSPERMINUTE: '3', CRAFTNUDGE_SERVE_WRITESPERMINUTE: '1' });
  gateway = await startGateway(world);
});

afterAll(async () => {
  await gateway.stop();
  world.remove();
});

const ask = (token: string, path: string, init: RequestInit = {}): Promise<Response> =>
  gateway.fetch(path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });

test('the fourth of three is refused, with the time to come back; another caller is answered', async () => {
  const [one, other] = [gateway.token('read'), gateway.token('read')];
  const left: (string | null)[] = [];
  for (let n = 0; n < 3; n += 1) {
    const answer = await ask(one, '/api/v1/repositories');
    expect(answer.status).toBe(200);
    left.push(answer.headers.get('ratelimit-remaining'));
  }
  expect(left).toEqual(['2', '1', '0']);
  const refused = await ask(one, '/api/v1/repositories');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.headers.get('ratelimit-limit')).toBe('3');
  expect(await refused.json()).toMatchObject({
    status: 429,
    title: 'Too many requests',
    detail: expect.stringMatching(/^more than 3 such requests in a minute; wait \d+ s, then ask again$/),
  });
  expect((await ask(one, '/api/v1/config')).status).toBe(429); // the same class
  expect((await ask(other, '/api/v1/repositories')).status).toBe(200);
});

test('writes have a budget of their own, and health has none to lose', async () => {
  const token = gateway.token('admin');
  const write = (): Promise<Response> => ask(token, '/api/v1/notifications/snooze', { method: 'DELETE' });
  expect((await write()).status).toBeLessThan(300);
  expect((await write()).status).toBe(429);
  expect((await ask(token, '/api/v1/repositories')).status).toBe(200);
});
