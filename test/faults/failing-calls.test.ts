// Every file system call that one commit needs fails, one after the other, once and for good: the commit is unaffected, the
// recorder ends by itself and says nothing, and when the disk is well again every commit is recorded once.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addFigures, roundsOf, seedsOf } from '../support/guarantee.js';
import { createRandom } from '../support/random.mjs';
import { createWorld, projectRoot, type Finished, type World } from '../support/world.js';

const seeds = seedsOf('failing-calls');
const recorder = join(projectRoot, 'dist/recorder.cjs');

/** errno, and which kinds of calls can come back with it (open(2), write(2), fsync(2), rename(2), mkdir(2)). */
const ERRORS = [
  { name: 'ENOSPC', errno: 28, kinds: ['create', 'write', 'sync', 'mkdir', 'rename'] },
  { name: 'EDQUOT', errno: 122, kinds: ['create', 'write', 'sync', 'mkdir', 'rename'] },
  {
    name: 'EIO',
    errno: 5,
    kinds: ['create', 'open', 'read', 'write', 'sync', 'mkdir', 'rename', 'unlink', 'list', 'stat'],
  },
  { name: 'EROFS', errno: 30, kinds: ['create', 'write', 'mkdir', 'rename', 'unlink'] },
  { name: 'EMFILE', errno: 24, kinds: ['create', 'open', 'list'] },
  { name: 'EACCES', errno: 13, kinds: ['create', 'open', 'mkdir', 'rename', 'unlink', 'list', 'stat'] },
] as const;

interface Fault {
  readonly error: (typeof ERRORS)[number];
  readonly at: number;
  readonly sticky: boolean;
}

const nameOf = ({ error, at, sticky }: Fault): string => `${error.name} at call ${at}${sticky ? ' and after' : ''}`;

let world: World;
let repo: string;
let shim: string;
let log: string;

beforeAll(() => {
  world = createWorld();
  shim = join(world.root, 'failing-calls.so');
  log = join(world.root, 'calls.log');
  const built = world.run(projectRoot, 'cc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-o',
    shim,
    'test/faults/failing-calls.c',
    '-ldl',
  ]);
  expect(built).toMatchObject({ status: 0, stderr: '' });
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'a.ts': '1\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
});
afterAll(() => world.remove());

const hold = (): void => writeFileSync(join(world.data, 'state/recorder.pid'), `${process.pid}\n`, { mode: 0o600 });
const release = (): void => rmSync(join(world.data, 'state/recorder.pid'), { force: true });

let commits = 0;
/** Commits while a recorder is believed to be alive, so that only the hook itself runs. */
const commit = (env: Readonly<Record<string, string>> = {}): Finished => {
  hold();
  commits += 1;
  world.write(join(repo, 'a.ts'), `version ${commits}\n`);
  const finished = world.run(repo, 'git', ['commit', '-qam', `feat: ${commits}`], env);
  release();
  return finished;
};

const environmentOf = (program: string, { error, at, sticky }: Fault): Record<string, string> => {
  rmSync(log, { force: true });
  return {
    LD_PRELOAD: shim,
    FAULT_ROOT: world.data,
    FAULT_PROGRAM: program,
    FAULT_LOG: log,
    FAULT_AT: `${at}`,
    FAULT_ERRNO: `${error.errno}`,
    FAULT_STICKY: sticky ? '1' : '0',
    FAULT_KINDS: `,${error.kinds.join()},`,
  };
};

const callsCounted = (): number => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0);

const failInRecorder = (fault: Fault): number => {
  expect({ fault: nameOf(fault), ...commit() }).toMatchObject({ status: 0, stderr: '' });
  const env = { ...environmentOf('node', fault), CRAFTNUDGE: '' };
  const { status, stdout, stderr } = world.run(world.root, 'timeout', ['30', process.execPath, recorder], env);
  expect({ fault: nameOf(fault), stdout, stderr, isOver: status === 0 || status === 1 }).toEqual({
    fault: nameOf(fault),
    stdout: '',
    stderr: '',
    isOver: true,
  });
  return callsCounted();
};

const failInHook = (fault: Fault): number => {
  const env = environmentOf('sh', fault);
  expect({ fault: nameOf(fault), ...commit(env) }).toMatchObject({ status: 0, stdout: '', stderr: '' });
  return callsCounted();
};

/** After a failed fsync the lines are written again (the kernel may have dropped them): once is what every reader sees. */
const recordsRead = (): readonly string[] => {
  const { stdout } = world.craftnudge(repo, 'export');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => String((JSON.parse(line) as { readonly hash: string }).hash));
};

const expectEveryCommitOnce = (faults: readonly Fault[]): { readonly lost: number; readonly doubled: number } => {
  const coverage = JSON.parse(world.craftnudge(repo, 'coverage', '--json').stdout) as { readonly missing: number };
  const made = world.git(repo, 'rev-list', 'HEAD').split('\n').slice(0, commits);
  const recorded = recordsRead();
  const lost = made.filter((hash) => !recorded.includes(hash));
  const doubled = recorded.length - new Set(recorded).size;
  expect({ after: faults.map(nameOf), missing: coverage.missing, lost, doubled }).toMatchObject({
    missing: 0,
    lost: [],
    doubled: 0,
  });
  expect(world.craftnudge(repo, 'verify')).toMatchObject({ status: 0 });
  return { lost: lost.length, doubled };
};

/** Each call in turn, until no call is left to fail; in the short form a sample of them. */
const failEachCall = (seed: number, attempt: (fault: Fault) => number): number => {
  const random = createRandom(seed);
  let tried = 0;
  for (const error of ERRORS) {
    const calls = attempt({ error, at: 0, sticky: false });
    expect(calls).toBeGreaterThan(0);
    const faults = Array.from({ length: calls }, (_, n) => [
      { error, at: n + 1, sticky: false },
      { error, at: n + 1, sticky: true },
    ]).flat();
    const sample = faults.filter(() => random() < roundsOf({ short: 12, full: faults.length }) / faults.length);
    for (const fault of sample) if (attempt(fault) >= fault.at) tried += 1;
    expectEveryCommitOnce(sample);
  }
  return tried;
};

describe('a disk that fails at any call', () => {
  it.each(seeds)('leaves every commit recorded once when the recorder meets it (seed %i)', (seed) => {
    const tried = failEachCall(seed, failInRecorder);
    expect(tried).toBeGreaterThanOrEqual(roundsOf({ short: 30, full: 150 }));
    addFigures('failing calls, recorder', { combinations: tried, commits, ...expectEveryCommitOnce([]) });
  }, 1_200_000);

  it.each(seeds)('never reaches the one who commits when the hook meets it (seed %i)', (seed) => {
    const tried = failEachCall(seed, failInHook);
    expect(tried).toBeGreaterThan(0);
    addFigures('failing calls, hook', { combinations: tried, commits, ...expectEveryCommitOnce([]) });
  }, 1_200_000);
});
