// The data directory on disks that are read-only or full, for real: mounted for the purpose. Needs root.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let api: string;
const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8' });

beforeEach(() => {
  world = createWorld();
  mkdirSync(world.data);
  run('mount', '-t', 'tmpfs', '-o', 'size=256m,mode=0700', 'tmpfs', world.data);
  api = world.repository('api');
  world.commit(api, 'feat: first');
  expect(world.craftnudge(api, 'install-hooks').status).toBe(0);
});
afterEach(() => {
  run('umount', '-l', world.data);
  world.remove();
});

interface Finding {
  readonly part: string;
  readonly ok: boolean;
  readonly text: string;
  readonly fix?: string;
}
const dataFinding = (): Finding | undefined =>
  (JSON.parse(world.craftnudge(api, 'doctor', '--json').stdout) as Finding[]).find(({ part }) => part === 'data');
const fill = (): void => {
  const { bavail, bsize } = statfsSync(world.data);
  writeFileSync(join(world.data, 'ballast'), Buffer.alloc(bavail * bsize));
};

it('a read-only disk is told with what to do, the commit is made, and recorded when it can be written again', () => {
  run('mount', '-o', 'remount,ro', world.data);
  const hash = world.commit(api, 'feat: while read-only');
  expect(dataFinding()).toMatchObject({
    ok: false,
    text: expect.stringContaining('EROFS'),
    fix: expect.stringContaining('remount,rw'),
  });
  expect(world.craftnudge(api, 'doctor').status).toBe(1);
  run('mount', '-o', 'remount,rw', world.data);
  expect(dataFinding()).toMatchObject({ ok: true });
  expect(world.craftnudge(api, 'status').stdout).toContain('coverage 1/1');
  expect(recordsIn(world.data).map((record) => record.hash as string)).toContain(hash);
});

it('a full disk is told with what to do, commits are made, and all recorded when there is room again', () => {
  fill();
  const hashes = Array.from({ length: 20 }, (_, at) => world.commit(api, `feat: full ${at}`));
  expect(dataFinding()).toMatchObject({
    ok: false,
    text: expect.stringContaining('ENOSPC'),
    fix: expect.stringContaining('df -h'),
  });
  run('rm', join(world.data, 'ballast'));
  expect(world.craftnudge(api, 'status').stdout).toContain('coverage 20/20');
  const found = world
    .craftnudge(api, 'export')
    .stdout.trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { hash: string }).hash);
  expect(hashes.filter((hash) => !found.includes(hash))).toEqual([]);
  expect(new Set(found).size).toBe(found.length);
});

it('repair and erase on a full disk change nothing, and say so', () => {
  const journal = join(world.data, 'behaviors/commits.jsonl');
  writeFileSync(journal, 'torn\n', { flag: 'a' });
  fill();
  for (const args of [['repair'], ['erase', '--from', '2000-01-01', '--yes']])
    expect(world.craftnudge(api, ...args)).toMatchObject({ status: 2, stderr: expect.stringContaining('ENOSPC') });
  run('rm', join(world.data, 'ballast'));
  expect(world.craftnudge(api, 'repair').status).toBe(0);
  expect(recordsIn(world.data)).toHaveLength(1);
  expect(world.craftnudge(api, 'verify').status).toBe(0);
});
