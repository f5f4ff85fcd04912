// Row 6: a storm. A rebase of 200 commits fires the hook 200 times; how long it takes, how many recorders it starts, and
// whether each commit is in the journal afterwards.
import { setTimeout as sleep } from 'node:timers/promises';
import { inBenchWorld } from '../bench-world.mjs';
import { product } from '../product.mjs';
import { withEmptyHook, withoutHook } from '../hook-variants.mjs';
import { overRounds, takeRounds, timeCommand } from '../measure.mjs';
import { recordersOf } from '../processes.mjs';
import { atMost, exactly, noBar, result } from '../result.mjs';
import { spreadOf } from '../spread.mjs';

const REBASE = ['git', 'rebase', '-q', 'main'];

export const row = {
  number: 6,
  title: 'a rebase of 200 commits, against an empty hook',
  async measure({ rounds, quick }) {
    product();
    const commits = quick ? 40 : 200;
    // The recorder lingers as it does by default.
    return inBenchWorld({ CRAFTNUDGE_RECORD_LINGER: '3' }, (world) => compare({ world, commits, rounds: rounds(7) }));
  },
};

async function compare({ world, commits, rounds }) {
  const base = divergedRepository(world, commits);
  const none = withoutHook(world, base);
  const empty = withEmptyHook(world, base);
  const ours = { cwd: world.copyOf(base, 'ours'), env: world.env };
  world.installHooks(ours.cwd);

  const taken = await takeRounds(rounds, {
    none: () => timeRebase(world, none),
    empty: () => timeRebase(world, empty),
    ours: () => timeRebase(world, ours),
  });
  const recorders = await countRecorders(world, () => timeRebase(world, ours));
  const ratio = overRounds(taken, (round) => round.ours.wallMs / round.empty.wallMs);
  const bare = overRounds(taken, (round) => round.empty.wallMs / round.none.wallMs);
  const seconds = (name) => (overRounds(taken, (round) => round[name].wallMs).median / 1000).toFixed(2);
  return [
    result({
      what: 'wall time',
      bar: atMost(1.25),
      measured: ratio.median,
      note: `${spreadOf(ratio)}; ${seconds('ours')} s against ${seconds('empty')} s`,
    }),
    result({ what: 'recorder processes', bar: exactly(1), measured: recorders }),
    result({
      what: `records, of ${commits}`,
      bar: exactly(commits),
      measured: recordedOf(world, ours.cwd),
      note: 'of the last rebase',
    }),
    result({ what: 'an empty hook against none', bar: noBar(), measured: bare.median, note: spreadOf(bare) }),
  ];
}

/** `topic` is `commits` ahead of where it left `main`, and `main` one. */
function divergedRepository(world, commits) {
  const path = world.repository('base');
  world.git(path, 'switch', '-q', '-c', 'topic');
  for (let n = 0; n < commits; n += 1) addCommit(world, path, `topic${n}`);
  world.git(path, 'tag', 'before');
  world.git(path, 'switch', '-q', 'main');
  addCommit(world, path, 'main');
  world.git(path, 'switch', '-q', 'topic');
  return path;
}

function addCommit(world, path, name) {
  world.write(`${path}/${name}-a.js`, `export const name = '${name}';\n`);
  world.write(`${path}/${name}-b.js`, `export const other = '${name}';\n`);
  world.git(path, 'add', '-A');
  world.git(path, 'commit', '-q', '-m', `feat: ${name}`);
}

async function timeRebase(world, { cwd, env }) {
  world.git(cwd, 'reset', '-q', '--hard', 'before');
  await world.isQuiet();
  const times = await timeCommand(REBASE, { cwd, env });
  await world.isQuiet();
  return times;
}

async function countRecorders(world, work) {
  const seen = new Set();
  let working = true;
  const done = work().finally(() => {
    working = false;
  });
  while (working) {
    for (const { pid } of recordersOf(world.data)) seen.add(pid);
    await sleep(10);
  }
  await done;
  return seen.size;
}

function recordedOf(world, cwd) {
  const journal = world.journal();
  return world
    .git(cwd, 'rev-list', 'main..topic')
    .split('\n')
    .filter((hash) => journal.includes(`"hash":"${hash}"`)).length;
}
