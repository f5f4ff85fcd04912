// The diagnostic log: one line an event whatever is in it, no secrets, bounded, private, and never in anybody's way.
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { afterAll, afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { CraftNudgeError } from '../../../src/domain/failure.js';
import { log, readLog, type Told, toldOf } from '../../../src/recorder/diagnostics.js';
import { coreOf, makeCanaries } from '../../support/canaries.js';
import { FORBIDDEN } from '../../support/hostile.js';
import { createStoreWorld, removeProgram, start, type StoreWorld } from '../store/store-world.js';

let world: StoreWorld;
let path: string;
beforeEach(() => {
  world = createStoreWorld();
  world.data.ensure();
  path = world.data.resolve('state', 'log.jsonl');
});
afterEach(() => world.remove());
afterAll(removeProgram);

const aTold = (message: string, more: Partial<Told> = {}): Told => ({ part: 'cli', level: 'error', message, ...more });
const write = (message: string, more: Partial<Told> = {}): void => log(world.data, 'info', aTold(message, more));
const messages = (): readonly string[] => readLog(world.data).map(({ message }) => message);

const payloads: readonly string[] = [
  'two\nlines',
  '\r\n{"v":1,"level":"error","message":"forged"}\r\n',
  '"}\n{"v":1,"at":"2026-01-01T00:00:00Z"}',
  '\u2028\u2029\u0085\u000b\u000c',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u202eltr\u200b\ufeff',
  '\0\u0001\u0008\u007f\u009b31m',
  '\ud800 alone',
  '\\n \\u000a %0a',
  `${'long\n'.repeat(200_000)}`,
];

describe('an event', () => {
  it('is one line, whatever is in its fields', () => {
    for (const payload of payloads) {
      write(payload, { command: payload.slice(0, 50) });
      log(world.data, 'info', { part: 'recorder', ...toldOf(new Error(payload)) });
      const reason = payload.slice(0, 500);
      log(world.data, 'info', {
        part: 'cli',
        ...toldOf(new CraftNudgeError('GIT_FAILED', { command: 'log', reason })),
      });
    }
    const text = readFileSync(path, 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(payloads.length * 3);
    expect(text.match(/[\r\u2028\u2029\u0085]/)).toBeNull();
    expect(FORBIDDEN.test(text.replaceAll('\n', ''))).toBe(false);
    expect(readLog(world.data)).toHaveLength(payloads.length * 3);
  });

  it('holds no secret', () => {
    const canaries = makeCanaries(200);
    for (const canary of canaries) write(`git push failed: fatal: could not use ${canary} here`);
    const text = readFileSync(path, 'utf8');
    expect(canaries.map(coreOf).filter((core) => text.includes(core))).toEqual([]);
    expect(text.match(/\[masked:/g)?.length).toBeGreaterThanOrEqual(200);
  });

  it('holds no secret that its end would cut', () => {
    const canary = makeCanaries(2)[1] ?? '';
    for (let at = 1950; at < 2010; at += 1) write(`${'x'.repeat(at)} ${canary}`);
    expect(readFileSync(path, 'utf8')).not.toContain(canary.slice(0, 8));
  });

  it('names no home, and is not long', () => {
    write(`${homedir()}/notes cannot be read`);
    write('x'.repeat(100_000));
    expect(messages()[0]).toBe('~/notes cannot be read');
    expect(messages()[1]).toHaveLength(2001);
  });

  it('is private', () => {
    execFileSync('sh', ['-c', `umask 0; mkdir -p "$1/state"; : > "$1/state/log.jsonl"`, 'sh', world.data.root]);
    chmodSync(path, 0o666);
    write('a');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('the setting log.level', () => {
  const told = [aTold('e'), aTold('w', { level: 'warn' }), aTold('i', { level: 'info' })];
  test.each([
    ['off', []],
    ['error', ['e']],
    ['warn', ['e', 'w']],
    ['info', ['e', 'w', 'i']],
  ])('%s keeps %j', (level, kept) => {
    for (const one of told) log(world.data, level, one);
    expect(messages()).toEqual(kept);
  });

  test.each([
    ['BUG', new TypeError('x is not a function'), 'error'],
    ['STORE_UNWRITABLE', new CraftNudgeError('STORE_UNWRITABLE', { path: 'a', reason: 'b' }), 'error'],
    ['AUDIT_MISSED', new CraftNudgeError('AUDIT_MISSED', { operation: 'track', reason: 'b' }), 'warn'],
    ['WRONG_USAGE', new CraftNudgeError('WRONG_USAGE', { reason: 'b' }), 'info'],
  ])('%s', (code, thrown, level) => {
    expect(toldOf(thrown)).toMatchObject({ code, level });
  });
});

describe('the file', () => {
  it('never grows over its bound, and the newest events are there', () => {
    for (let number = 0; number < 1500; number += 1) write(`${number} ${'y'.repeat(1000)}`);
    const sizes = ['log.jsonl', 'log.1.jsonl'].map((name) => statSync(world.data.resolve('state', name)).size);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(1 << 19);
    expect(messages().at(-1)).toMatch(/^1499 /);
    const numbers = messages().map((message) => Number(message.split(' ')[0]));
    expect(numbers.length).toBeGreaterThan(500);
    expect(numbers).toEqual(numbers.map((_, at) => 1500 - numbers.length + at));
  });

  it('passes over what a crash has cut', () => {
    write('one');
    appendFileSync(path, '{"v":1,"at":"2026-');
    write('two');
    expect(messages()).toEqual(['one', 'two']);
  });

  it('passes over lines that are no events', () => {
    write('one');
    appendFileSync(path, '[]\n7\n{"v":2}\n{"v":1}\n{"v":1,"at":"soon","level":"error","part":"cli","message":"m"}\n');
    expect(messages()).toEqual(['one']);
  });

  it('is left alone where it is a link or a pipe, and nobody waits or fails', () => {
    mkdirSync(world.data.resolve('state'), { mode: 0o700 });
    symlinkSync('/etc/hostname', path);
    write('a');
    rmSync(path);
    execFileSync('mkfifo', [path]);
    write('b');
    expect(existsSync(world.data.resolve('state', 'log.1.jsonl'))).toBe(false);
  });

  it('is not made where there is no data directory', () => {
    rmSync(world.data.root, { recursive: true });
    write('a');
    expect(existsSync(world.data.root)).toBe(false);
  });
});

test('processes that write at once tear no line, and keep their newest', async () => {
  const writers = Array.from({ length: 8 }, (_, at) => start(world, ['log', `writer${at}`, 300]));
  const outputs = await Promise.all(writers.map(({ ended }) => ended));
  expect(outputs.map(({ stderr }) => stderr).join('')).toBe('');
  const lines = ['log.1.jsonl', 'log.jsonl'].flatMap((name) => {
    const text = readFileSync(world.data.resolve('state', name), 'utf8');
    expect(text.length).toBeLessThanOrEqual(1 << 19);
    return text.trimEnd().split('\n');
  });
  expect(readLog(world.data)).toHaveLength(lines.length);
  expect(lines.length).toBeGreaterThan(300);
  for (const { command } of readLog(world.data)) expect(command).toMatch(/^writer[0-7]$/);
  for (let at = 0; at < writers.length; at += 1) {
    const own = readLog(world.data).filter(({ command }) => command === `writer${at}`);
    const numbers = own.map(({ message }) => Number(message.split(' ')[0]));
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  }
});
