// The data directory on disks that are read-only or full, for real: mounted for the purpose. Needs root.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, statfsSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn } from '../support/journal.js';
import { createWorld, type World } from '../support/world.js';

let world: World;
let api: string;
const run = (program: string, ...args: readonly string[]): string => execFileSync(program, args, { encoding: 'utf8' });

beforeEach(() => {
  world = createWorld();
  mkdirSync(world.data);
  api = world.repository('api');
  world.commit(api, 'feat: first');
});
afterEach(() => {
  run('umount', '-l', world.data);
  world.remove();
});

const mounts = {
  tmpfs: () => void run('mount', '-t', 'tmpfs', '-o', 'size=256m,mode=0700', 'tmpfs', world.data),
  ext4: () => {
    const image = join(world.root, 'disk');
    writeFileSync(image, '');
    run('truncate', '-s', '64M', image);
    run('mkfs.ext4', '-q', '-m', '0', image);
    run('mount', '-o', 'loop', image, world.data);
    run('chmod', '700', world.data);
  },
};
const install = (disk: keyof typeof mounts = 'tmpfs'): void => {
  mounts[disk]();
  expect(world.craftnudge(api, 'install-hooks').status).toBe(0);
};

interface Finding {
  readonly part: string;
  readonly ok: boolean;
  readonly text: string;
  readonly fix?: string;
}
interface Coverage {
  readonly missing: number;
  readonly gaps: Readonly<Record<'client-without-hooks' | 'disk-full', readonly string[]>>;
}
/** As the person sees it: nothing is said, and git's result is git's. */
const commitSilently = (message: string): string => {
  const commit = world.run(api, 'git', ['commit', '-q', '--allow-empty', '-m', message]);
  expect(commit).toEqual({ status: 0, stdout: '', stderr: '' });
  return world.git(api, 'rev-parse', 'HEAD');
};
const dataFinding = (): Finding | undefined =>
  (JSON.parse(world.craftnudge(api, 'doctor', '--json').stdout) as Finding[]).find(({ part }) => part === 'data');
/** To the last block: a file that takes whatever is left once the big one does not fit any more. */
const fill = (): void => {
  const { bavail, bsize } = statfsSync(world.data);
  const room = Buffer.alloc(bsize);
  const file = openSync(join(world.data, 'ballast'), 'w');
  try {
    writeSync(file, Buffer.alloc(Math.max(0, bavail * bsize - (1 << 20))));
    for (;;) writeSync(file, room);
  } catch (cause) {
    expect((cause as NodeJS.ErrnoException).code).toBe('ENOSPC');
  } finally {
    closeSync(file);
  }
};

it('a read-only disk is told with what to do, the commit is made, and recorded when it can be written again', () => {
  install();
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

it.each([
  'tmpfs',
  'ext4',
] as const)('a full %s is told with what to do, commits are made, and all recorded when there is room again', (disk) => {
  install(disk);
  fill();
  const hashes = Array.from({ length: 20 }, (_, at) => commitSilently(`feat: full ${at}`));
  const untold = readdirSync(join(world.data, 'spool')).filter(
    (name) => statSync(join(world.data, 'spool', name)).size === 0,
  );
  expect(untold.length).toBeGreaterThan(0);
  expect(world.craftnudge(api, 'today')).toMatchObject({ status: 0, stderr: expect.stringContaining('ENOSPC') });
  expect(dataFinding()).toMatchObject({
    ok: false,
    text: expect.stringContaining('ENOSPC'),
    fix: expect.stringContaining('df -h'),
  });
  run('rm', join(world.data, 'ballast'));
  const { missing, gaps } = JSON.parse(world.craftnudge(api, 'coverage', '--json').stdout) as Coverage;
  expect(missing).toBe(0);
  expect(gaps['disk-full'].length).toBeGreaterThanOrEqual(untold.length); // ext4 has no room for further names either
  expect(gaps['client-without-hooks']).toEqual([]);
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
  install();
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
