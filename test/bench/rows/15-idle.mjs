// Row 15: a nudge was held for its quiet minutes, the recorder has left. What stays in memory, and how often does it wake?
import { setTimeout as sleep } from 'node:timers/promises';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inBenchWorld } from '../bench-world.mjs';
import { product } from '../product.mjs';
import { processesOf } from '../../support/processes.mjs';
import { memoryOf, switchesOf } from '../processes.mjs';
import { atMost, exactly, notMeasured, result } from '../result.mjs';
import { writeHistory } from '../synthetic-history.mjs';

const SECONDS = 5;
const MEMORY = atMost(5, ' MB');
const WAKE_UPS = exactly(0);
// Nothing but its quiet minutes keeps the nudge back, whatever the hour of the run.
const PATIENT = { CRAFTNUDGE_NOTIFY_QUIETHOURS: 'off', CRAFTNUDGE_NOTIFY_QUIETMINUTES: '5' };

export const row = {
  number: 15,
  title: 'idle, while a nudge waits',
  async measure() {
    product();
    return inBenchWorld(PATIENT, async (world) => {
      await holdNudge(world);
      if (!isHeld(world)) return [MEMORY, WAKE_UPS].map((bar) => notMeasured('', bar, 'no nudge was held'));
      return watchIdle(processesOf(world.data), () => processesOf(world.data));
    });
  },
};

/** A history of one's own, then two fixes of the same file within minutes. */
async function holdNudge(world) {
  const repository = join(world.root, 'idle');
  await writeHistory({ path: repository, commits: 400, git: world.git, end: Math.floor(Date.now() / 1000) - 86_400 });
  world.craftnudge(repository, 'track', '--all');
  world.installHooks(repository);
  const [file] = world.git(repository, 'ls-files', 'src/area1').split('\n');
  for (const what of ['null header', 'null header in retries']) {
    world.write(join(repository, file), `export const fixed = '${what}';\n`);
    world.git(repository, 'commit', '-q', '-a', '-m', `fix: ${what}`);
    await world.isQuiet();
  }
}

function isHeld({ data }) {
  const path = join(data, 'notifications/sent.jsonl');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  return lines.map((line) => JSON.parse(line)).some(({ action }) => action === 'hold');
}

async function watchIdle(before, look) {
  const memory = before.reduce((sum, { pid }) => sum + memoryOf(pid), 0);
  const switches = new Map(before.map(({ pid }) => [pid, switchesOf(pid)]));
  await sleep(SECONDS * 1000);
  const after = look();
  // A process that has come meanwhile is a wake-up, and so is all that it did.
  const woken = after.reduce((sum, { pid }) => sum + switchesOf(pid) - (switches.get(pid) ?? -1), 0);
  const names = before.map(({ command }) => command.split(' ')[0].split('/').at(-1)).join(', ') || 'no process';
  return [
    result({ what: 'resident memory', bar: MEMORY, measured: memory, note: names }),
    result({ what: `wake-ups in ${SECONDS} s`, bar: WAKE_UPS, measured: woken, note: 'context switches' }),
  ];
}
