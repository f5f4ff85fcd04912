// Which server of this data directory runs, if any: `state/server.json` says where, a lock says whether that is still so.
// A killed server frees the lock at once, so a file left behind is never believed.
import { rmSync } from 'node:fs';
import { CraftNudgeError } from '../domain/failure.js';
import type { Stores } from '../recorder/stores.js';
import type { DataDirectory } from '../store/data-directory.js';
import { type Lock, tryLock } from '../store/lock.js';

export interface RunningServer {
  readonly pid: number;
  /** `http://127.0.0.1:4455` */
  readonly url: string;
}

/** Takes the place of the one server; throws SERVER_RUNS where there is one. */
export function claimPlace({ data, loadDerived }: Stores): Lock {
  data.ensure('state');
  const lock = tryLock(data.resolve('state', 'server.lock'));
  if (lock !== undefined) {
    withdrawServer(data);
    return lock;
  }
  const { url, pid } = parseServer(loadDerived('state', 'server.json')) ?? {
    url: 'an address of its own',
    pid: 'unknown',
  };
  throw new CraftNudgeError('SERVER_RUNS', { url, pid });
}

export function announceServer(server: RunningServer, { saveDerived }: Stores): void {
  saveDerived(server, 'state', 'server.json');
}

/** With what led browsers to it. For whoever holds the place. */
export function withdrawServer(data: DataDirectory): void {
  for (const name of ['server.json', 'launch.html']) rmSync(data.resolve('state', name), { force: true });
}

/** Undefined where none runs, and while one is only starting. */
export function findServer({ data, loadDerived }: Stores): RunningServer | undefined {
  const known = parseServer(loadDerived('state', 'server.json'));
  if (known === undefined) return undefined;
  const lock = tryLock(data.resolve('state', 'server.lock'));
  if (lock === undefined) return known;
  withdrawServer(data); // else who waits for a new server would take its place again and again, to look
  lock.release();
  return undefined;
}

function parseServer(value: unknown): RunningServer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { pid, url } = value as Readonly<Record<string, unknown>>;
  if (typeof pid !== 'number' || typeof url !== 'string' || !URL.canParse(url)) return undefined;
  return { pid, url };
}
