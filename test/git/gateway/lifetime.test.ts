// From the first word of a server to its last: one for a data directory, ended by a signal, gone with what it serves.
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { until } from '../../support/until.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let gateways: TestGateway[];

beforeEach(() => {
  world = createWorld();
  gateways = [];
});

afterEach(async () => {
  for (const gateway of gateways) await gateway.stop();
  world.remove();
});

async function start(...args: readonly string[]): Promise<TestGateway> {
  const gateway = await startGateway(world, ...args);
  gateways.push(gateway);
  return gateway;
}

test('a second server of the same data says where the first one is', async () => {
  const { url, pid } = await start();
  const { status, stderr } = world.craftnudge(world.home, 'serve');
  expect(status).toBe(2);
  expect(stderr).toContain(`a server of this data directory runs at ${url} already (pid ${pid})`);
});

test('the dashboard finds the server that runs, and starts no other', async () => {
  const { url } = await start();
  const { status, stdout } = world.craftnudge(world.home, 'dashboard', '--no-open');
  expect({ status, opened: stdout.startsWith(`${url}/launch?code=`) }).toEqual({ status: 0, opened: true });
});

test('a killed server leaves nothing that keeps the next one from starting', async () => {
  const first = await start();
  process.kill(first.pid, 'SIGKILL');
  await until('it is dead', () => !existsSync(`/proc/${first.pid}/exe`));
  expect((await (await start()).fetch('/api/v1/health/live')).status).toBe(200);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends it with 0, its place is free again', async (signal) => {
  const gateway = await start();
  await gateway.fetch('/api/v1/commits');
  const stream = await gateway.fetch('/api/v1/events');
  process.kill(gateway.pid, signal);
  await stream.text(); // it is ended, not cut
  await until('it has gone', () => !existsSync(`/proc/${gateway.pid}/exe`));
  expect(await gateway.stop()).toBe(0);
  expect(existsSync(join(world.data, 'state/server.json'))).toBe(false);
});

test('it goes when its data directory is gone', async () => {
  const gateway = await start();
  renameSync(world.data, `${world.data}-elsewhere`);
  await until('it has gone', () => !existsSync(`/proc/${gateway.pid}/exe`));
  expect(await gateway.stop()).toBe(0);
});

test('one role answers for itself, and says that the others do not run here', async () => {
  const gateway = await start('--role', 'notifications');
  const answer = await gateway.fetch('/api/v1/commits');
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ code: 'SERVICE_MISSING', status: 503 });
});

test.each([
  ['--port', 'x', '--port: "x" is no port; give a number from 0 to 65535'],
  ['--port', '65536', '--port: "65536" is no port; give a number from 0 to 65535'],
  ['--role', 'all', '--role: say tracker, analytics, notifications'],
])('serve %s %s is refused in one sentence', (flag, value, sentence) => {
  const { status, stderr } = world.craftnudge(world.home, 'serve', flag, value);
  expect({ status, stderr }).toEqual({ status: 2, stderr: `craftnudge: ${sentence}; see: craftnudge serve --help\n` });
});
