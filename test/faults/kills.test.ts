// The recorder killed with SIGKILL at random moments, and recorders started against one another: every commit made is
// recorded once, and every byte of the journal is whole.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addFigures, roundsOf, seedsOf } from '../support/guarantee.js';
import { recordsIn } from '../support/journal.js';
import { createRandom } from '../support/random.mjs';
import { createWorld, projectRoot, type World } from '../support/world.js';

const KILLS = roundsOf({ short: 100, full: 1000 });
const PAIRS = roundsOf({ short: 150, full: 1000 });
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

const expectEverythingOnce = (
  seed: number,
  expected: readonly string[],
): { readonly lost: number; readonly doubled: number } => {
  const coverage = JSON.parse(world.craftnudge(repo, 'coverage', '--json').stdout) as {
    missing: number;
    notRecoverable: number;
  };
  expect({ seed, ...coverage }).toMatchObject({ missing: 0, notRecoverable: 0 });
  const hashes: readonly string[] = recordsIn(world.data).map(({ hash }) => hash);
  const lost = expected.filter((hash) => !hashes.includes(hash));
  const doubled = hashes.length - new Set(hashes).size;
  expect({ seed, lost, doubled }).toEqual({ seed, lost: [], doubled: 0 });
  expect(world.craftnudge(repo, 'verify').status).toBe(0);
  return { lost: lost.length, doubled };
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
  it.each(
    seedsOf('kills'),
  )(`when the recorder is killed at a random moment, ${KILLS} times (seed %i)`, async (seed) => {
    const random = createRandom(seed);
    const hashes: string[] = [];
    let kills = 0;
    while (kills < KILLS) {
      hashes.push(world.commit(repo, `feat: ${hashes.length}`, { 'a.ts': `${hashes.length}\n` }));
      await sleep(random() * 150);
      if (killRecorder()) kills += 1;
    }
    addFigures('recorder killed', { kills, commits: hashes.length, ...expectEverythingOnce(seed, hashes) });
  }, 3_600_000);

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
    addFigures('recorders at once', { pairs: PAIRS, ...expectEverythingOnce(0, hashes) });
  }, 1_200_000);
});
