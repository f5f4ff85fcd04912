// A server that stays: started apart from this command, found again by the next one, ended when it is asked to.
import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CraftNudgeError } from '../domain/failure.js';
import type { Stores } from '../recorder/stores.js';
import type { CommandContext, CommandInput } from './command.js';
import type { House } from './house.js';
import { findServer, isPlaceTaken, type RunningServer } from './server-place.js';

const STEP_MS = 50;
const PATIENCE_MS = 15_000;

/** Resolves when it listens; does nothing where one runs already. */
export async function keepServer(
  { stores }: House,
  { env }: CommandContext,
  port: CommandInput['options'][string],
): Promise<void> {
  if (findServer(stores) !== undefined) return;
  stores.data.ensure('state');
  const log = stores.data.resolve('state', 'server.log');
  const program = process.argv[1] ?? '';
  const asked = typeof port === 'string' ? ['--port', port] : [];
  const child = spawn(process.execPath, [program, 'serve', ...asked], {
    env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', openSync(log, 'w', 0o600)],
  });
  child.unref();
  const up = await until(() => findServer(stores) !== undefined || child.exitCode !== null);
  if (!up || findServer(stores) === undefined) throw new CraftNudgeError('SERVER_SILENT', { path: log });
}

/** Resolves to false where none runs. */
export async function stopServer(stores: Stores): Promise<boolean> {
  const running = findServer(stores);
  if (running === undefined && isPlaceTaken(stores))
    throw new CraftNudgeError('SERVER_UNKNOWN', { path: stores.data.resolve('state', 'server.json') });
  if (running === undefined) return false;
  process.kill(running.pid, 'SIGTERM');
  if (await until(() => isGone(running, stores))) return true;
  throw new CraftNudgeError('SERVER_STAYS', { pid: running.pid });
}

const isGone = ({ pid }: RunningServer, stores: Stores): boolean => findServer(stores)?.pid !== pid;

async function until(met: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    if (met()) return true;
    await sleep(STEP_MS);
  }
  return false;
}
