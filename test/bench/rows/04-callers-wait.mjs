// Row 4: six ways to call git commit. One descriptor that leaks into the recorder, and the caller waits for it to end.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inBenchWorld } from '../bench-world.mjs';
import { product } from '../product.mjs';
import { exitOf, until } from '../measure.mjs';
import { recordersOf } from '../processes.mjs';
import { exactly, result } from '../result.mjs';

const COMMIT = 'git commit --allow-empty -m "feat: x"';
const WAYS = [
  COMMIT,
  `${COMMIT} | cat`,
  `${COMMIT} 2>&1 | cat`,
  `x=$(${COMMIT})`,
  `x=$(${COMMIT} 2>&1)`,
  `{ ${COMMIT}; } 3>&1 | cat`,
];
/** Long enough that a caller who waits is caught, short enough to wait for. */
const LINGER_SECONDS = 30;

export const row = {
  number: 4,
  title: 'callers made to wait for the recorder, six ways of calling',
  async measure() {
    product();
    return inBenchWorld({ CRAFTNUDGE_RECORD_LINGER: String(LINGER_SECONDS) }, async (world) => {
      const repository = world.repository('base');
      world.installHooks(repository);
      const waiting = [];
      for (const way of WAYS) if (await doesWait(world, repository, way)) waiting.push(way);
      return [
        result({
          what: 'callers that waited',
          bar: exactly(0, ' of 6'),
          measured: waiting.length,
          note: waiting.join('; '),
        }),
      ];
    });
  },
};

/** Who returns while the recorder that this very commit has started is alive has not waited for it. */
async function doesWait(world, repository, way) {
  const caller = spawn('sh', ['-c', way], { cwd: repository, env: world.env, stdio: ['ignore', 'pipe', 'pipe'] });
  caller.stdout.resume();
  caller.stderr.resume();
  const closed = exitOf(caller); // and its streams are at their end: nobody else holds them
  const patience = sleep(LINGER_SECONDS * 900, 'waited', { ref: false });
  const waited = (await Promise.race([closed, patience])) === 'waited';
  await until(() => recordersOf(world.data).length > 0, 'the recorder to start');
  await world.spoolIsEmpty();
  for (const { pid } of recordersOf(world.data)) await endRecorder(Number(pid));
  await closed;
  await world.isQuiet();
  return waited;
}

/** Until its process id is free: a process that is dead but not yet buried counts as alive for the next hook. */
async function endRecorder(pid) {
  process.kill(pid, 'SIGTERM');
  await until(() => !existsSync(`/proc/${pid}`), 'the recorder to be gone');
}
