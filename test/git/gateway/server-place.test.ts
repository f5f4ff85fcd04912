// What state/server.json may bring about: a signal to the server that runs and to nobody else, a code to this machine and
// to no other.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readDerived, writeDerived } from '../../../src/store/json-file.js';
import { startGateway, type TestGateway } from '../../support/gateway.js';
import { createWorld, type World } from '../../support/world.js';

let world: World;
let gateway: TestGateway;
let bystander: ChildProcess;

beforeEach(async () => {
  world = createWorld();
  gateway = await startGateway(world);
  bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(bystander, 'spawn');
});
afterEach(async () => {
  bystander.kill('SIGKILL');
  await gateway.stop();
  world.remove();
});

const file = (): string => join(world.data, 'state/server.json');
const forge = (changes: object): void => writeDerived(file(), { ...readDerived(file()), ...changes });
/** As the kernel counts it, with the start of the machine. */
const startOf = (pid = 0): string => {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
  return `${fields.split(' ')[19]}@${boot}`;
};
const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

test('the server that runs is found, opened and ended', async () => {
  const { stdout } = world.craftnudge(world.home, 'dashboard', '--no-open');
  expect(stdout).toMatch(new RegExp(`^${gateway.url}/launch\\?code=`));
  expect((await fetch(stdout.trim(), { redirect: 'manual' })).status).toBe(303);
  expect(world.craftnudge(world.home, 'dashboard', '--stop').stdout).toBe('the server has ended\n');
  expect(world.craftnudge(world.home, 'dashboard', '--stop').stdout).toBe('no server runs\n');
});

test.each([
  ['another process', () => ({ pid: bystander.pid })],
  ['another process, with all that is known of it', () => ({ pid: bystander.pid, started: startOf(bystander.pid) })],
  ['every process of the group', () => ({ pid: 0 })],
  ['every process of the person', () => ({ pid: -1 })],
  ['the first process', () => ({ pid: 1 })],
  ['half a number', () => ({ pid: 1.5 })],
])('%s is not signalled, whatever the file says', async (_, changes) => {
  forge(changes());
  const { status, stderr } = world.craftnudge(world.home, 'dashboard', '--stop');
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('does not tell which') });
  expect(isAlive(bystander)).toBe(true);
  expect((await gateway.fetch('/api/v1/health/live')).status).toBe(200);
});

test.each([
  'http://evil.example:4455',
  'https://127.0.0.1.evil.example',
  'http://127.0.0.1:4455@evil.example',
  'http://203.0.113.7:80',
  'http://127.0.0.1:4455/x',
  'http://127.0.0.1:4455/"><script>',
  'javascript:alert(1)',
  'file:///etc/passwd',
  '//evil.example',
  'http://0x7f.1:80',
])('no code is made for %s', (url) => {
  forge({ url });
  const { status, stdout, stderr } = world.craftnudge(world.home, 'dashboard', '--no-open');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('runs at an address of its own already (pid unknown)');
  expect(stderr).not.toContain('code=');
});

test('what a killed server left is nothing to believe, and goes with the next', async () => {
  process.kill(gateway.pid, 'SIGKILL');
  await gateway.stop();
  forge({ pid: bystander.pid });
  expect(world.craftnudge(world.home, 'dashboard', '--stop').stdout).toBe('no server runs\n');
  expect(isAlive(bystander)).toBe(true);
});
