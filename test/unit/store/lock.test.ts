import { afterAll, afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock, withLock } from '../../../src/store/lock.js';
import { tryOwnerLock } from '../../../src/store/owner-lock.js';
import { ownIdentity } from '../../../src/store/process-identity.js';
import { createStoreWorld, removeProgram, start, type StoreWorld } from './store-world.js';

let world: StoreWorld;
let path: string;
beforeEach(() => {
  world = createStoreWorld();
  path = join(world.root, 'a.lock');
});
afterEach(() => world.remove());
afterAll(removeProgram);

describe.each([
  ['the kernel lock', tryLock, 'kernel'],
  ['the owner lock', tryOwnerLock, 'owner'],
] as const)('%s', (_, take, kind) => {
  it('has one holder at a time, this process included', () => {
    const lock = take(path);
    expect(lock).toBeDefined();
    expect(take(path)).toBeUndefined();
    lock?.release();
    lock?.release();
    const next = take(path);
    expect(next).toBeDefined();
    next?.release();
  });

  it('is free at once when its holder is killed', async () => {
    const { child, ended, says } = start(world, ['hold', path, kind]);
    await says('held');
    expect(take(path)).toBeUndefined();
    child.kill('SIGKILL');
    await ended;
    expect(take(path)).toBeDefined();
  });
});

describe('the kernel lock', () => {
  it('is not taken on a deleted file', () => {
    const first = tryLock(path);
    rmSync(path);
    const second = tryLock(path);
    expect(second).toBeDefined();
    first?.release();
    expect(tryLock(path)).toBeUndefined();
    second?.release();
  });

  it('follows no link', () => {
    symlinkSync(join(world.root, 'target'), path);
    expect(() => tryLock(path)).toThrow(/is a symbolic link/);
    expect(readdirSync(world.root)).toEqual(['a.lock']);
  });
});

describe('the owner lock', () => {
  const plant = (owner: object, ageSeconds = 0): void => {
    mkdirSync(`${path}.held`);
    const file = join(`${path}.held`, 'owner');
    writeFileSync(file, JSON.stringify(owner));
    const then = Date.now() / 1000 - ageSeconds;
    utimesSync(file, then, then);
  };

  test.each([
    ['a dead process', { ...ownIdentity(), pid: 2 ** 22 + 1 }, 0],
    ['a process whose number was given out again', { ...ownIdentity(), started: '1@00000000' }, 0],
    ['another machine, long ago', { ...ownIdentity(), home: 'elsewhere/' }, 700],
    ['a file without an owner, long ago', {}, 700],
  ])('is taken over from %s', (_, owner, age) => {
    plant(owner, age);
    expect(tryOwnerLock(path)).toBeDefined();
    expect(tryOwnerLock(path)).toBeUndefined();
  });

  test.each([
    ['a living process', ownIdentity(), 10_000],
    ['another machine, lately', { ...ownIdentity(), home: 'elsewhere/' }, 0],
  ])('is left to %s', (_, owner, age) => {
    plant(owner, age);
    expect(tryOwnerLock(path)).toBeUndefined();
    expect(JSON.parse(readFileSync(join(`${path}.held`, 'owner'), 'utf8'))).toEqual(owner);
  });

  it('never has two holders, with the dead in between', async () => {
    const dead = Array.from({ length: 3 }, () => start(world, ['hold', path, 'owner']));
    const rivals = Array.from({ length: 3 }, () => start(world, ['contend', path, 80]));
    for (const { child, says } of dead) {
      await Promise.race([says('held'), says('busy')]);
      child.kill('SIGKILL');
    }
    const outputs = await Promise.all(rivals.map(({ ended }) => ended));
    expect(outputs.map(({ stdout }) => stdout)).toEqual(['done\n', 'done\n', 'done\n']);
  });
});

describe('waiting for a lock', () => {
  it('ends with one sentence that names the file', () => {
    const lock = tryLock(path);
    expect(() => withLock(path, { waitSeconds: 0.05 }, () => 1)).toThrow(
      /another CraftNudge process has held .*a\.lock/,
    );
    lock?.release();
  });

  it('gives the lock back when the work throws', () => {
    const fail = (): never => {
      throw new Error('no');
    };
    expect(() => withLock(path, { waitSeconds: 0 }, fail)).toThrow('no');
    expect(withLock(path, { waitSeconds: 0 }, () => 'free')).toBe('free');
  });
});
