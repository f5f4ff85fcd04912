// The audit log as a file: what an append leaves there, whatever happens to it, and what anybody can check by hand.
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { type AuditLog, openAuditLog } from '../../../src/audit/audit-log.js';
import type { Deed } from '../../../src/audit/entry.js';
import { operations } from '../../../src/audit/operations.js';
import { type Disk, realDisk } from '../../../src/store/disk.js';
import { createStoreWorld, removeProgram, start, type StoreWorld } from '../store/store-world.js';

let world: StoreWorld;
let log: AuditLog;
beforeEach(() => {
  world = createStoreWorld();
  log = openWith();
});
afterEach(() => world.remove());
afterAll(removeProgram);

const openWith = (disk: Disk = realDisk): AuditLog => openAuditLog(world.data, { program: '1.0.0', disk });
const aDeed = (commits: number): Deed => ({ operation: 'track', outcome: 'done', details: { commits } });
const append = (count: number): void => {
  for (let commits = 1; commits <= count; commits += 1) log.append(aDeed(commits));
};
const sequences = (): readonly number[] => [...log.read()].map(({ sequence }) => sequence);
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

describe('the audit log', () => {
  it('holds nothing before anything was done, and verifies', () => {
    expect(log.verify()).toMatchObject({ intact: true, entries: 0, head: { sequence: 0 }, bytes: 0 });
    expect(sequences()).toEqual([]);
  });

  it('tells who did what, when, with which outcome', () => {
    const entry = log.append({ ...aDeed(3), outcome: 'failed', failure: 'GIT_FAILED' });
    expect([...log.read()]).toEqual([{ ...entry, check: expect.any(String) }]);
    expect(entry).toMatchObject({ v: 1, sequence: 1, operation: 'track', outcome: 'failed', failure: 'GIT_FAILED' });
    expect(entry.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(entry.actor).toEqual({ uid: process.getuid?.() ?? null, pid: process.pid, program: '1.0.0' });
  });

  it('can be checked with sha256sum, as its README says', () => {
    append(5);
    const readme = readFileSync(new URL('../../../src/audit/README.md', import.meta.url), 'utf8');
    const script = /```sh\n([\s\S]+?)```/.exec(readme)?.[1] ?? '';
    const check = (): string =>
      execFileSync('sh', ['-c', script], { cwd: world.data.resolve('audit'), encoding: 'utf8' }).trim();
    expect(check()).toBe(`the head is ${log.verify().head.hash}`);
    writeFileSync(log.path, readFileSync(log.path, 'utf8').replace('"commits":2', '"commits":3'));
    expect(check()).toBe('broken before: {"v":1,"sequence":3');
  });

  it('is private, and so is its directory', () => {
    append(1);
    expect(statSync(log.path).mode & 0o777).toBe(0o600);
    expect(statSync(world.data.resolve('audit')).mode & 0o777).toBe(0o700);
  });

  test.each([
    ['a name', { manager: 'Ada Lovelace' }],
    ['an address', { manager: 'ada@example.org' }],
    ['a path', { manager: '/home/ada' }],
    ['something that the operation does not have', { message: 'fix' }],
    ['something that every object has', { constructor: 'word' }],
    ['half a hook', { hooks: 1.5 }],
    ['a number where a word belongs', { manager: 7 }],
    ['a repository by its name', { repository: 'api' }],
  ])('refuses to write %s', (_, details) => {
    expect(() => log.append({ operation: 'install', outcome: 'done', details })).toThrow(/audit: install may not tell/);
    expect(sequences()).toEqual([]);
  });
});

test('the schema knows exactly the operations of the catalogue', () => {
  const schema = new URL('../../../src/store/schemas/audit.schema.json', import.meta.url);
  const { properties } = JSON.parse(readFileSync(schema, 'utf8')) as { properties: { operation: { enum: string[] } } };
  expect(properties.operation.enum).toEqual(Object.keys(operations));
});

describe('after a crash', () => {
  it('at any byte of the newest entry, the chain goes on and the fragment stays visible', () => {
    append(2);
    const kept = statSync(log.path).size;
    append(1);
    const whole = readFileSync(log.path);
    for (let size = kept; size <= whole.length; size += 1) {
      writeFileSync(log.path, whole);
      truncateSync(log.path, size);
      const isWhole = size >= whole.length - 1; // one that lacks its newline only is whole
      const isTorn = size > kept && !isWhole;
      expect(log.verify()).toMatchObject({ intact: true, unfinished: isTorn ? { from: kept, to: size } : null });
      append(1);
      expect(log.verify()).toMatchObject({
        intact: true,
        entries: isWhole ? 4 : 3,
        unfinished: null,
        healed: isTorn ? [{ from: kept, to: size + 1 }] : [],
      });
      expect(readFileSync(log.path).subarray(0, size)).toEqual(whole.subarray(0, size));
    }
  });

  it('twice in a row, both fragments are told', () => {
    append(2);
    appendFileSync(log.path, '{"v":1,"sequence":3,"at":"2026-\n{"v":1,"sequ');
    append(1);
    expect(log.verify()).toMatchObject({ intact: true, entries: 3, healed: [{}] });
  });

  it('of the machine, zeros at the end are an append cut off', () => {
    append(2);
    appendFileSync(log.path, `{"v":1,"sequence":3,${'\0'.repeat(40)}`);
    append(1);
    expect(log.verify()).toMatchObject({ intact: true, entries: 3, healed: [{}] });
  });
});

describe('where the disk', () => {
  it('takes half a line, the second attempt tells of the first', () => {
    append(1);
    let calls = 0;
    const write: Disk['write'] = (fd, bytes) => realDisk.write(fd, (calls += 1) === 1 ? bytes.subarray(0, 90) : bytes);
    const entry = openWith({ ...realDisk, write }).append(aDeed(2));
    expect(entry).toMatchObject({ sequence: 2, healed: { bytes: 90 } });
    expect(log.verify()).toMatchObject({ intact: true, entries: 2, healed: [{}] });
  });

  it('does not confirm a line, it is said again, as a repetition', () => {
    append(1);
    let calls = 0;
    const sync: Disk['sync'] = (fd) => {
      if ((calls += 1) === 1) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
      realDisk.sync(fd);
    };
    expect(openWith({ ...realDisk, sync }).append(aDeed(2))).toMatchObject({ sequence: 3, repeats: 2 });
    expect(log.verify()).toMatchObject({ intact: true, entries: 3 });
  });

  it('takes nothing, the append fails and the chain is as it was', () => {
    append(2);
    const write: Disk['write'] = () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    expect(() => openWith({ ...realDisk, write }).append(aDeed(3))).toThrow(/audit\.jsonl cannot be written: ENOSPC/);
    expect(log.verify()).toMatchObject({ intact: true, entries: 2, unfinished: null });
  });
});

test('32 writers of 50 entries each make one chain', async () => {
  const writers = Array.from({ length: 32 }, () => start(world, ['audit', 50]));
  const outputs = await Promise.all(writers.map(({ ended }) => ended));
  expect(outputs.map(({ stderr }) => stderr).join('')).toBe('');
  expect(log.verify()).toMatchObject({ intact: true, entries: 1600, healed: [], unfinished: null });
  expect(sequences()).toEqual(upTo(1600));
}, 120_000);

test('a writer killed at any time forks nothing and loses nothing that it told', async () => {
  const told = new Set<number>();
  for (let kill = 0; kill < 25; kill += 1) {
    const { child, ended, says } = start(world, ['audit', 1_000_000]);
    await says('started');
    await new Promise((resolve) => setTimeout(resolve, kill * 3));
    child.kill('SIGKILL');
    const { stdout } = await ended;
    for (const [, sequence] of stdout.matchAll(/^sequence (\d+)\n/gm)) told.add(Number(sequence));
  }
  append(1);
  const { intact, entries } = log.verify();
  expect(intact).toBe(true);
  expect(sequences()).toEqual(upTo(entries));
  expect(told.size).toBeGreaterThan(25);
  expect([...told].filter((sequence) => sequence > entries)).toEqual([]);
}, 60_000);

test('a file size limit tears lines, and the chain holds', async () => {
  let torn = 0;
  for (let blocks = 3; blocks < 40; blocks += 4) {
    const { status, stderr } = await start(world, ['audit', 20], { before: `ulimit -f ${blocks}` }).ended;
    if (status !== 0) torn += 1;
    expect(stderr).toMatch(status === 0 ? /^$/ : /cannot be written/);
  }
  expect(torn).toBeGreaterThan(2);
  append(1);
  expect(log.verify()).toMatchObject({ intact: true });
  expect(log.verify().healed.length).toBeGreaterThan(0);
});

test('the file of another kind in its place is refused', () => {
  append(1);
  rmSync(log.path);
  execFileSync('mkfifo', [log.path]);
  expect(() => log.append(aDeed(1))).toThrow(/is (not a regular file|a FIFO)/);
});
