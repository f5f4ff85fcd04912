// The shell that owns a toast while it is on the screen. It prints the toast's id when a service has taken it, writes the
// answer into the spool for the next drain, and ends itself and all its children after five minutes at the latest.
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { notShown, type Outcome, shown } from '../channel.js';
import { lastLineOf, lateAfter } from './silence.js';

const SECONDS_TO_ANSWER = 300;

/** Its process group holds nothing else (`detached`), so `kill 0` ends exactly what it has started. */
const SCRIPT = `
umask 077
trap '' PIPE
spool=$1 nudge=$2 seconds=$3
shift 3
{ sleep "$seconds" && kill 0; } </dev/null >/dev/null 2>&1 &
"$@" | while IFS= read -r line; do
  case $line in
    useful | not-now | never) printf '1\\tanswer\\t%s\\t%s\\n' "$nudge" "$line" >"$spool/$$-0.answer" ;;
    *) printf '%s\\n' "$line" ;;
  esac
done
kill 0
`;

export interface Toast {
  /** notify-send and its arguments. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly spool: string;
  /** Nudge id. */
  readonly nudge: string;
  /** How long a service may take to accept the toast. */
  readonly deadlineMs: number;
}

/** Resolves when the toast is on its way to the screen, or cannot be. */
export async function startWaiter({ argv, env, spool, nudge, deadlineMs }: Toast): Promise<Outcome> {
  const own = ['-c', SCRIPT, 'craftnudge-toast', spool, nudge, String(SECONDS_TO_ANSWER)];
  const options: SpawnOptions = { detached: true, env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] };
  const waiter = spawn('/bin/sh', [...own, ...argv], options);
  const outcome = await outcomeOf(waiter, deadlineMs);
  if (!outcome.ok) endGroup(waiter);
  waiter.stdout?.destroy();
  waiter.stderr?.destroy();
  waiter.unref();
  return outcome;
}

async function outcomeOf(waiter: ChildProcess, deadlineMs: number): Promise<Outcome> {
  return await Promise.race([
    whenShown(waiter),
    whenOver(waiter),
    whenUnstartable(waiter),
    sleep(deadlineMs, notShown(lateAfter(deadlineMs)), { ref: false }), // the pipes keep us here, not the timer
  ]);
}

async function whenShown({ stdout }: ChildProcess): Promise<Outcome> {
  return await new Promise((resolve) => {
    stdout?.on('data', (line: Buffer) => {
      if (/^[1-9]\d*\n/.test(line.toString('latin1'))) resolve(shown); // without a service the id is 0
    });
  });
}

async function whenOver(waiter: ChildProcess): Promise<Outcome> {
  let problem = '';
  waiter.stderr?.on('data', (data: Buffer) => (problem += data.toString('utf8')));
  return await new Promise((resolve) => waiter.once('close', () => resolve(notShown(lastLineOf(problem)))));
}

async function whenUnstartable(waiter: ChildProcess): Promise<Outcome> {
  return await new Promise((resolve) => waiter.once('error', (error) => resolve(notShown(error.message))));
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGTERM');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause; // it has ended by itself
  }
}
