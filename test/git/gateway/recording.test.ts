// Recording goes on, whatever happens to the server: the two share files, never a process, and no lock for long.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { recordsIn } from '../../support/journal.js';
import { createWorld, type World } from '../../support/world.js';

const COMMITS = 100;

let world: World;
let repo: string;
let gateway: TestGateway | undefined;

beforeEach(() => {
  world = createWorld();
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'README.md': 'hello\n' });
  expect(world.craftnudge(repo, 'install-hooks', '--no-history').stderr).toBe('');
  gateway = undefined;
});

afterEach(async () => {
  if (gateway !== undefined) {
    signal(gateway.pid, 'SIGCONT');
    signal(gateway.pid, 'SIGKILL');
    await gateway.stop();
  }
  world.remove();
});

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}

function commitNumbered(count: number): void {
  for (let n = 1; n <= count; n += 1)
    world.commit(repo, `feat: step ${n}`, { [`src/step-${n}.ts`]: `export const step = ${n};\n` });
}

function expectAllRecorded(): void {
  const { stdout, stderr } = world.craftnudge(repo, 'coverage', '--json');
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ expected: COMMITS, missing: 0, notRecoverable: 0 });
  const hashes = recordsIn(world.data).map(({ hash }) => hash);
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hashes.length).toBe(COMMITS);
}

test('while the server is killed in the midst of it', async () => {
  gateway = await startGateway(world);
  expect((await gateway.fetch('/api/v1/commits')).status).toBe(200);
  commitNumbered(COMMITS / 2);
  signal(gateway.pid, 'SIGKILL');
  for (let n = COMMITS / 2 + 1; n <= COMMITS; n += 1)
    world.commit(repo, `feat: step ${n}`, { [`src/step-${n}.ts`]: `export const step = ${n};\n` });
  expectAllRecorded();
});

test('while the server hangs with whatever it holds', async () => {
  gateway = await startGateway(world);
  expect((await gateway.fetch('/api/v1/commits')).status).toBe(200);
  signal(gateway.pid, 'SIGSTOP');
  commitNumbered(COMMITS);
  expectAllRecorded();
});

test('while its port is taken by another program, which is said in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { status, stderr } = world.craftnudge(world.home, 'serve', '--port', String(port));
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: `craftnudge: port ${port} is taken by another program; give another with --port, or --port 0 for a free one\n`,
  });
  commitNumbered(COMMITS);
  other.close();
  expectAllRecorded();
});
