// Real processes: each lives by src/recorder/lifetime.ts, takes the files of a spool for its work, and is started as a
// hook does it, which notes the pid.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { until } from '../../support/until.js';
import { projectRoot } from '../../support/world.js';

const PROGRAM = `
  import { appendFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
  import { live } from './src/recorder/lifetime.js';
  import { tryLock } from './src/store/lock.js';
  const [, , root, mode, lingerMs] = process.argv;
  const spool = root + '/spool';
  const lock = () => {
    const held = tryLock(root + '/state/recorder.lock');
    if (held === undefined) writeFileSync(root + '/waits', '');
    return held;
  };
  const hold = async () => {
    const held = lock();
    writeFileSync(root + '/holds', '');
    while (!existsSync(root + '/release')) await new Promise((resolve) => setTimeout(resolve, 5));
    held.release();
  };
  const lives = () => live({
    root, spool, pidFile: root + '/state/recorder.pid', tryLock: lock, lingerMs: Number(lingerMs),
    hasWork: () => readdirSync(spool).length > 0,
    drain: async () => {
      for (const name of readdirSync(spool)) {
        appendFileSync(root + '/drained', process.pid + ' ' + name + '\\n');
        rmSync(spool + '/' + name);
      }
    },
  });
  process.stdout.write(String(await (mode === 'hold' ? hold() : lives())));
`;

let root: string;
let program: string;
const running: ChildProcess[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'craftnudge-lifetime-'));
  for (const name of ['spool', 'state']) mkdirSync(join(root, name));
  program = join(root, 'program.mjs');
  buildSync({
    stdin: { contents: PROGRAM, resolveDir: projectRoot, loader: 'ts' },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['fs-native-extensions'],
  });
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
});

interface Recorder {
  readonly pid: number;
  /** What `live` resolved to, once it has. */
  readonly lived: Promise<string>;
}

const pidPath = (): string => join(root, 'state/recorder.pid');
const note = (pid: number): void => writeFileSync(pidPath(), `${pid}\n`);
const noted = (): number | undefined => (existsSync(pidPath()) ? Number(readFileSync(pidPath(), 'utf8')) : undefined);
const spool = (name: string): void => writeFileSync(join(root, 'spool', name), '');
const drained = (): string => (existsSync(join(root, 'drained')) ? readFileSync(join(root, 'drained'), 'utf8') : '');

function start(mode: 'hold' | 'live', lingerMs = 0): Recorder {
  const child = spawn(process.execPath, [program, root, mode, String(lingerMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  let text = '';
  child.stdout.on('data', (bytes: Buffer) => (text += bytes.toString()));
  return { pid: child.pid ?? 0, lived: new Promise((resolve) => child.on('close', () => resolve(text))) };
}

/** As a hook does: the pid is noted before node has come so far as to look. */
function startNoted(lingerMs = 0): Recorder {
  const recorder = start('live', lingerMs);
  note(recorder.pid);
  return recorder;
}

describe('a recorder whose pid the hook has noted', () => {
  it('does not take itself for another one that is alive', async () => {
    spool('1');
    const { pid, lived } = startNoted();
    expect(await lived).toBe('true');
    expect(drained()).toBe(`${pid} 1\n`);
    expect(noted()).toBeUndefined();
  });

  describe('while another one holds the lock', () => {
    beforeEach(async () => {
      start('hold');
      await until('the lock is held', () => existsSync(join(root, 'holds')));
    });

    it('waits as long as there is work, and does it when that one has left', async () => {
      spool('1');
      const { pid, lived } = startNoted();
      await until('it waits', () => existsSync(join(root, 'waits')));
      expect([noted(), drained()]).toEqual([pid, '']);
      writeFileSync(join(root, 'release'), '');
      expect(await lived).toBe('true');
      expect(drained()).toBe(`${pid} 1\n`);
    });

    it('leaves when the work is taken, and its pid with it', async () => {
      expect(await startNoted().lived).toBe('false');
      expect([noted(), drained()]).toEqual([undefined, '']);
    });

    it('leaves at once where that one is noted, whatever there is to do', async () => {
      spool('1');
      note(process.pid);
      expect(await start('live').lived).toBe('false');
      expect([noted(), drained()]).toEqual([process.pid, '']);
    });
  });
});

it('a recorder that lingers notes itself again where a hook has noted another', async () => {
  spool('1');
  const { pid } = startNoted(1e9);
  await until('it has drained', () => drained() === `${pid} 1\n`);
  note(4_194_304);
  spool('2');
  await until('it is noted', () => noted() === pid);
  await until('it has drained again', () => drained().endsWith('2\n'));
  expect(drained()).toBe(`${pid} 1\n${pid} 2\n`);
});

it('a recorder that lingers takes nothing up before the commit that woke it has had time to end', async () => {
  const drainedAt = (): number => statSync(join(root, 'drained')).mtimeMs;
  spool('1');
  const { pid } = startNoted(1e9);
  await until('it has drained', () => drained() === `${pid} 1\n`);
  const first = drainedAt();
  spool('2');
  await until('it has drained again', () => drained().endsWith('2\n'));
  expect(drainedAt() - first).toBeGreaterThanOrEqual(80);
});

it('of many that are started at once, each noted, one does each piece of work and nothing is left', async () => {
  const all: Recorder[] = [];
  for (let n = 0; n < 12; n += 1) {
    spool(String(n));
    all.push(startNoted());
  }
  await Promise.all(all.map(({ lived }) => lived));
  const names = drained().match(/(?<= )\d+/g);
  expect(names?.map(Number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n));
});
