// While a nudge only waits for its moment nothing of ours may weigh: a sleeping shell, some 2 MB, starts the recorder again.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Instant } from '../domain/commit-record.js';
import { epochOf } from '../domain/instant.js';
import { isAlive } from './lifetime.js';

export interface Waking {
  /** `state/sleeper.pid`: pid and epoch of the sleeping shell. */
  readonly pidFile: string;
  readonly node: string;
  readonly recorder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Epoch seconds. */
  readonly now: number;
}

/** `exec` and arguments, never text: nothing of a path is read as shell. The system's `sleep`, not one that PATH brings. */
const SLEEP = 'trap "" HUP; command -p sleep "$1" || sleep "$1"; exec "$2" "$3"';

/** Makes sure that the recorder runs at `at`, or shortly after. */
export function wakeAt(at: Instant, { pidFile, node, recorder, env, now }: Waking): void {
  const seconds = Math.max(1, epochOf(at) - now);
  if (isAlive(pidFile) && sleeperWakes(pidFile) <= now + seconds) return;
  const child = spawn('/bin/sh', ['-c', SLEEP, 'craftnudge-sleeper', String(seconds), node, recorder], {
    cwd: '/',
    detached: true,
    stdio: 'ignore',
    env,
  });
  child.on('error', () => undefined); // without a shell the next activity takes the nudge up
  if (child.pid !== undefined) writeFileSync(pidFile, `${child.pid} ${now + seconds}\n`, { mode: 0o600 });
  child.unref();
}

/** The epoch at which the sleeper that is alive wakes; what cannot be read wakes never. */
function sleeperWakes(pidFile: string): number {
  const epoch = Number(readFileSync(pidFile, 'utf8').split(' ')[1]);
  return Number.isFinite(epoch) ? epoch : Infinity;
}
