// `craftnudge dashboard` as a person meets it: an address that lets in once, a server that goes with the command or stays on request.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Serving, startServing } from '../../support/serving.js';
import { until } from '../../support/until.js';
import { createWorld, projectRoot, type World } from '../../support/world.js';

let world: World;
let opened: Serving[];
beforeEach(() => {
  world = createWorld();
  opened = [];
});
afterEach(async () => {
  for (const one of opened) await one.end();
  run('--stop'); // whatever a failed test has kept
  world.remove();
});

const run = (...words: readonly string[]) => world.craftnudge(world.home, 'dashboard', ...words);
const visit = async (address: string): Promise<number> => (await fetch(address, { redirect: 'manual' })).status;
const isListening = async (address: string): Promise<boolean> =>
  await visit(address).then(
    () => true,
    () => false,
  );
async function open(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Serving> {
  const serving = await startServing(world, ['dashboard', ...words], env);
  opened.push(serving);
  return serving;
}
const leftInState = (): readonly string[] =>
  readdirSync(join(world.data, 'state')).filter((name) => ['server.json', 'launch.html'].includes(name));

test('--no-open prints an address that lets in once, and says so', async () => {
  const { address, output } = await open(['--no-open']);
  await until('it says how long', () =>
    output().includes('open the address in your browser; it is good once, for a minute'),
  );
  expect([await visit(address), await visit(address)]).toEqual([303, 401]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('nothing is left after %s', async (signal) => {
  const { address, end } = await open(['--no-open']);
  expect(await end(signal)).toBe(0);
  expect(await isListening(address)).toBe(false);
  expect(leftInState()).toEqual([]);
});

describe('--keep', () => {
  test('leaves one server, which the next dashboard finds and --stop ends', async () => {
    const addresses = [run('--keep', '--no-open'), run('--no-open'), run('--keep', '--no-open')].map(
      ({ status, stdout, stderr }) => {
        expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('good once') });
        return stdout.trim();
      },
    );
    expect(new Set(addresses.map((address) => new URL(address).origin)).size).toBe(1);
    for (const address of addresses) expect(await visit(address)).toBe(303);
    expect(run('--stop')).toMatchObject({ status: 0, stdout: 'the server has ended\n' });
    expect(await isListening(addresses[0] ?? '')).toBe(false);
    expect(run('--stop')).toMatchObject({ status: 0, stdout: 'no server runs\n' });
    expect(leftInState()).toEqual([]);
  });

  test('after a server that was killed starts another one', async () => {
    const { pid } = await open(['--no-open']);
    process.kill(pid, 'SIGKILL');
    await until('it is dead', () => !existsSync(`/proc/${pid}/exe`));
    expect(leftInState()).toEqual(['server.json']);
    const { status, stdout } = run('--keep', '--no-open');
    expect(status).toBe(0);
    expect(await visit(stdout.trim())).toBe(303);
  });

  test('says where the reason is when no server comes up', async () => {
    const { address } = await open(['--no-open']);
    const other = { CRAFTNUDGE_HOME: join(world.root, 'other') };
    const words = ['dashboard', '--keep', '--no-open', '--port', new URL(address).port];
    const { status, stderr } = world.run(
      world.home,
      process.execPath,
      [join(projectRoot, 'dist/cli.js'), ...words],
      other,
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^craftnudge: the server did not start; it said why in .*other\/state\/server\.log; .*craftnudge serve\n$/,
    );
  });
});

test('over SSH it names the forward of its own port, to the machine and user of the connection', async () => {
  const { address, output } = await open([], { SSH_CONNECTION: '192.0.2.7 50000 192.0.2.9 22', DISPLAY: ':9' });
  const { port } = new URL(address);
  await until('it names the forward', () => output().includes('ssh -N'));
  expect(output()).toContain('you are on another machine over SSH: open the address');
  expect(output()).toMatch(new RegExp(`ssh -N -L ${port}:127\\.0\\.0\\.1:${port} '[^']+@192\\.0\\.2\\.9'\n`));
});

test('without a display it says so', async () => {
  const { address, output } = await open([]);
  await until('it says so', () => output().includes('there is no display here: open the address in your browser'));
  expect(await visit(address)).toBe(303);
});

test('a browser that cannot be opened is said', async () => {
  const { address, output } = await open([], { DISPLAY: ':9', BROWSER: '/nowhere/browser' });
  await until('it says so', () => /no browser could be opened \(.+\): open the address/.test(output()));
  expect(await visit(address)).toBe(303);
});

test('Enter gives another address, Ctrl-C ends it', async () => {
  const cli = `exec '${process.execPath}' '${join(projectRoot, 'dist/cli.js')}' dashboard --no-open`;
  const terminal = spawn('script', ['-qefc', cli, '/dev/null'], { cwd: world.home, env: world.env });
  let said = '';
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const addresses = (): readonly string[] => said.match(/http:\S+\/launch\?code=[\w-]{10,}(?=\s)/g) ?? [];
  await until('it offers another', () => said.includes('Enter: another address'));
  terminal.stdin.write('\r');
  await until('it gives another', () => addresses().length === 2);
  const statuses = [];
  for (const address of addresses()) statuses.push(await visit(address));
  expect(statuses).toEqual([303, 303]);
  terminal.stdin.write('\u0003');
  expect((await once(terminal, 'exit'))[0]).toBe(0);
  expect(leftInState()).toEqual([]);
});
