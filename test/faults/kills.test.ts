// The recorder killed with SIGKILL at random moments, and recorders started against one another: every commit made is
// recorded once, and every byte of the journal is whole. CRAFTNUDGE_TEST_SEED repeats a run.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recordsIn } from '../support/journal.js';
import { createRandom } from '../support/random.mjs';
import { createWorld, projectRoot, type World } from '../support/world.js';

const COMMITS_TO_KILL = 300;
const PAIRS = 1000;
const seed = Number(process.env['CRAFTNUDGE_TEST_SEED'] ?? Date.now() % 1_000_000);
const random = createRandom(seed);
const recorder = join(projectRoot, 'dist/recorder.cjs');

let world: World;
let repo: string;

beforeEach(() => {
  world = createWorld();
  repo = world.repository('api');
  world.commit(repo, 'feat: first', { 'a.ts': '1\n' });
  world.craftnudge(repo, 'install-hooks', '--no-history');
});
afterEach(() => world.remove());

const expectEverythingOnce = (expected: readonly string[]): void => {
  const coverage = JSON.parse(world.craftnudge(repo, 'coverage', '--json').stdout) as {
    missing: number;
    notRecoverable: number;
  };
  expect({ seed, ...coverage }).toMatchObject({ missing: 0, notRecoverable: 0 });
  const hashes: readonly string[] = recordsIn(world.data).map(({ hash }) => hash);
  expect({ seed, lost: expected.filter((hash) => !hashes.includes(hash)) }).toEqual({ seed, lost: [] });
  expect({ seed, doubled: hashes.length - new Set(hashes).size }).toEqual({ seed, doubled: 0 });
  expect(world.craftnudge(repo, 'verify').status).toBe(0);
};

const killRecorder = (): boolean => {
  const pidFile = join(world.data, 'state/recorder.pid');
  if (!existsSync(pidFile)) return false;
  try {
    process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGKILL');
    return true;
  } catch {
    return false; // it has left by itself
  }
};

describe('no commit is lost or doubled', () => {
  it(`when the recorder is killed at a random moment after each of ${COMMITS_TO_KILL} commits`, async () => {
    const hashes: string[] = [];
    let killed = 0;
    for (let n = 0; n < COMMITS_TO_KILL; n += 1) {
      hashes.push(world.commit(repo, `feat: ${n}`, { 'a.ts': `${n}\n` }));
      await sleep(random() * 150);
      if (killRecorder()) killed += 1;
    }
    expect(killed).toBeGreaterThan(COMMITS_TO_KILL / 10);
    expectEverythingOnce(hashes);
  }, 600_000);

  it(`when ${PAIRS} pairs of recorders are started at once`, async () => {
    const hashes: string[] = [];
    const env = { ...world.env, CRAFTNUDGE: '' };
    const line = (hash: string): string =>
      ['1', 'post-commit', repo, '', hash, ...Array.from({ length: 9 }, () => '')].join('\t');
    const finished = (): Promise<void> =>
      new Promise((resolve) =>
        spawn(process.execPath, [recorder], { env, stdio: 'ignore', cwd: '/' }).on('close', () => resolve()),
      );
    for (let pair = 0; pair < PAIRS; pair += 1) {
      world.git(repo, '-c', 'core.hooksPath=/dev/null', 'commit', '-q', '--allow-empty', '-m', `feat: ${pair}`);
      const hash = world.git(repo, 'rev-parse', 'HEAD');
      hashes.push(hash);
      writeFileSync(join(world.data, `spool/${pair + 1}-${hash}.post-commit`), `${line(hash)}\n`, { mode: 0o600 });
      await Promise.all([finished(), finished()]);
    }
    expect(world.run(world.root, 'ls', [join(world.data, 'spool')]).stdout).toBe('');
    expectEverythingOnce(hashes);
  }, 1_200_000);
});
