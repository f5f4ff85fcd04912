// The long readings of one history: by git alone, by `track --all`, and at install. Each is taken once, for several rows.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createBenchWorld } from './bench-world.mjs';
import { product } from './product.mjs';
import { takeRounds } from './measure.mjs';
import { watchCommand } from './watch-command.mjs';

/** A history that takes git half a minute is read once. */
const VERY_LONG = 50_000;
/** The order in which `track --all` writes: oldest first, parents before children. */
const OLDEST_FIRST = ['--topo-order', '--reverse'];
const LOG = ['git', 'log', '-z', '--diff-merges=first-parent'];

const nodeStart = ({ env, root }) => watchCommand([process.execPath, '-e', '0'], { cwd: root, env });
const roundsFor = (bench, { commits }) => bench.rounds(commits > VERY_LONG ? 1 : 3);

/** Rounds of {log, track}: `git log` with line counts to nowhere, and the whole history into a new journal. */
export function readFullHistory(bench, history) {
  return once(bench, `full ${history.path}`, async () => {
    product();
    const world = createBenchWorld();
    try {
      const log = [...LOG, '--numstat', '-M', ...OLDEST_FIRST];
      return await takeRounds(roundsFor(bench, history), {
        log: () => watchCommand(log, { cwd: history.path, env: world.env, discard: true }),
        track: () => trackInNewWorld(history),
      });
    } finally {
      world.remove();
    }
  });
}

async function trackInNewWorld(history) {
  const world = createBenchWorld();
  try {
    return await trackAll(world, history);
  } finally {
    world.remove();
  }
}

/** `track --all`, which must leave one record for each commit. */
export async function trackAll(world, { path, commits }) {
  const times = await watchCommand([process.execPath, product().cli, 'track', '--all'], { cwd: path, env: world.env });
  const records = world.countRecords();
  if (records !== commits) throw new Error(`track --all recorded ${records} of ${commits} commits`);
  return times;
}

/** Rounds of {node, log, install}: what a first install shows, and when. */
export function readAtInstall(bench, history) {
  return once(bench, `install ${history.path}`, async () => {
    product();
    const world = createBenchWorld();
    try {
      const log = [...LOG, '--raw'];
      return await takeRounds(roundsFor(bench, history), {
        node: () => nodeStart(world),
        log: () => watchCommand(log, { cwd: history.path, env: world.env, discard: true }),
        install: () => installInNewWorld(history),
      });
    } finally {
      world.remove();
    }
  });
}

/** In a clone, as whoever wrote most of it: the given directory is only read. */
async function installInNewWorld(history) {
  const world = createBenchWorld();
  try {
    const clone = join(world.root, history.name.replace(' ', '-'));
    world.git(world.root, 'clone', '-q', '--local', history.path, clone);
    world.git(clone, 'config', 'user.email', mostFrequentCommitter(history.path));
    const marks = { report: FIRST_REPORT, insight: FIRST_INSIGHT };
    return await watchCommand([process.execPath, product().cli, 'install-hooks'], {
      cwd: clone,
      env: world.env,
      marks,
    });
  } finally {
    world.remove();
  }
}

/** What install-hooks says after the pass over names, and after all of it. */
const FIRST_REPORT = /history read in/;
const FIRST_INSIGHT = /I would have spoken/;

function mostFrequentCommitter(path) {
  const text = execFileSync('git', ['-C', path, 'log', '--format=%ae', '--no-merges'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const counts = new Map();
  for (const email of text.split('\n')) counts.set(email, (counts.get(email) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0][0];
}

function once({ shared }, key, take) {
  if (!shared.has(key)) shared.set(key, take());
  return shared.get(key);
}
