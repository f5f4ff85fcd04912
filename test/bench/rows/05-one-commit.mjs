// Row 5: all that the background does for one commit, in a journal of 10,000 records with habits and policy on.
import { join } from 'node:path';
import { inBenchWorld } from '../bench-world.mjs';
import { product } from '../product.mjs';
import { overRounds, takeRounds, timeCommand } from '../measure.mjs';
import { atMost, noBar, result } from '../result.mjs';
import { spreadOf } from '../spread.mjs';
import { writeHistory } from '../synthetic-history.mjs';

const BATCH = 100;
const NODE = [process.execPath, '-e', '0'];

export const row = {
  number: 5,
  title: 'the recorder and its children, CPU against node -e 0',
  async measure({ rounds, quick }) {
    product();
    return inBenchWorld({ CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off' }, async (world) => {
      const repository = join(world.root, 'long');
      const commits = quick ? 1000 : 10_000;
      await writeHistory({ path: repository, commits, git: world.git, end: Math.floor(Date.now() / 1000) });
      world.craftnudge(repository, 'track', '--all');
      world.installHooks(repository);
      return compare({ world, repository, commits, rounds });
    });
  },
};

async function compare({ world, repository, commits, rounds }) {
  const at = { cwd: world.root, env: world.env };
  const taken = await takeRounds(rounds(11), {
    node: () => timeCommand(NODE, at),
    one: () => timeRecorder(world, repository, 1),
    many: () => timeRecorder(world, repository, 1 + BATCH),
  });
  const waiting = await takeWhileNudgeWaits({ world, repository, rounds }, at);
  const ratio = overRounds(taken, ({ one, node }) => one.cpuMs / node.cpuMs);
  const further = overRounds(taken, ({ many, one }) => (many.cpuMs - one.cpuMs) / BATCH);
  const wall = overRounds(taken, ({ one, node }) => one.wallMs / node.wallMs);
  const median = (name) => overRounds(taken, (round) => round[name].cpuMs).median.toFixed(0);
  return [
    result({
      what: `one commit, ${commits.toLocaleString('en')} in the journal`,
      bar: atMost(1.9),
      measured: ratio.median,
      note: `${spreadOf(ratio)}; ${median('one')} ms against ${median('node')} ms; aim 1.5`,
    }),
    result({ what: 'the same, wall time', bar: noBar(), measured: wall.median, note: spreadOf(wall) }),
    result({
      what: 'one commit while a nudge waits',
      bar: noBar(),
      measured: waiting.median,
      note: spreadOf(waiting),
    }),
    result({
      what: 'each further commit of a batch',
      bar: atMost(10, ' ms'),
      measured: further.median,
      note: `${spreadOf(further, 1)}; batch of ${BATCH}`,
    }),
  ];
}

/** A subject said twice earns a nudge, which then waits for a pause that these commits do not make. */
async function takeWhileNudgeWaits({ world, repository, rounds }, at) {
  for (let n = 0; n < 2; n += 1) await timeRecorder(world, repository, 1, () => 'chore: the same again');
  const taken = await takeRounds(rounds(11), {
    node: () => timeCommand(NODE, at),
    one: () => timeRecorder(world, repository, 1),
  });
  if (!world.craftnudge(repository, 'status').includes('waits until')) throw new Error('no nudge waits');
  return overRounds(taken, ({ one, node }) => one.cpuMs / node.cpuMs);
}

/** The hooks leave their lines while they believe a recorder to be alive; then it runs in the foreground, on the clock. */
async function timeRecorder(world, repository, commits, subjectOf = freshSubject) {
  world.holdRecorder();
  for (let n = 0; n < commits; n += 1) commitSomething(world, repository, { n, subject: subjectOf(n) });
  if (world.spooled() !== commits) throw new Error(`${commits} commits left ${world.spooled()} lines in the spool`);
  world.releaseRecorder();
  const times = await timeCommand([process.execPath, product().recorder], { cwd: world.root, env: world.env });
  const head = world.git(repository, 'rev-parse', 'HEAD');
  if (world.spooled() > 0 || !world.journal().includes(head)) throw new Error(`the recorder has not recorded ${head}`);
  return times;
}

/** One that repeats the last would earn a nudge. */
const freshSubject = (n) => `feat(area${n % 5}): change part ${process.hrtime.bigint()}`;

function commitSomething(world, repository, { n, subject }) {
  const path = `src/area${n % 5}/part${n % 20}.js`;
  world.write(join(repository, path), `export const made = ${process.hrtime.bigint()};\n`);
  world.git(repository, 'add', '--', path);
  world.git(repository, 'commit', '-q', '-m', subject);
}
