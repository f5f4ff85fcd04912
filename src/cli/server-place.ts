// Which server of this data directory runs, if any: `state/server.json` says where, a lock says whether that is still so.
// A killed server frees the lock at once, so a file left behind is never believed; nor is one that names another process
// than the holder of the lock, which we might signal, or another machine, to which a browser would bring a code.
import { existsSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { CraftNudgeError } from '../domain/failure.js';
import { EVERYWHERE, isLoopback } from '../gateway/access/binding.js';
import type { Stores } from '../recorder/stores.js';
import type { DataDirectory } from '../store/data-directory.js';
import { type Lock, tryLock } from '../store/lock.js';
import { fateOf, ownIdentity, type ProcessIdentity } from '../store/process-identity.js';

export interface RunningServer {
  readonly pid: number;
  /** `http://127.0.0.1:4455` */
  readonly url: string;
}

/** Takes the place of the one server; throws SERVER_RUNS where there is one. */
export function claimPlace(stores: Stores): Lock {
  stores.data.ensure('state');
  const lock = tryLock(lockPath(stores));
  if (lock === undefined)
    throw new CraftNudgeError('SERVER_RUNS', { url: 'an address of its own', pid: 'unknown', ...knownServer(stores) });
  withdrawServer(stores.data); // what a killed server has left would be believed while this one starts
  return lock;
}

export function announceServer(url: string, { saveDerived }: Stores): void {
  saveDerived({ ...ownIdentity(), url }, 'state', 'server.json');
}

/** With what led browsers to it. For whoever holds the place. */
export function withdrawServer(data: DataDirectory): void {
  for (const name of ['server.json', 'launch.html']) rmSync(data.resolve('state', name), { force: true });
}

/** Undefined where none runs, while one is only starting, and where the file tells of another. Who waits for a new server
 * asks again and again: the lock is tried only where a process that has it open is named, else looking would take the place. */
export function findServer(stores: Stores): RunningServer | undefined {
  const known = knownServer(stores);
  return known !== undefined && isPlaceTaken(stores) ? known : undefined;
}

/** Somebody serves this data directory, or is about to. */
export function isPlaceTaken(stores: Stores): boolean {
  const lock = tryLock(lockPath(stores));
  lock?.release();
  return lock === undefined;
}

const lockPath = ({ data }: Pick<Stores, 'data'>): string => data.resolve('state', 'server.lock');

function knownServer(stores: Stores): RunningServer | undefined {
  const { pid, started, home, url } = (stores.loadDerived('state', 'server.json') ?? {}) as Readonly<
    Partial<Record<keyof (ProcessIdentity & RunningServer), unknown>>
  >;
  if (typeof pid !== 'number' || typeof started !== 'string' || typeof home !== 'string') return undefined;
  if (typeof url !== 'string' || !isHere(url) || fateOf({ pid, started, home }) !== 'alive') return undefined;
  return hasOpen(pid, lockPath(stores)) ? { pid, url } : undefined;
}

/** An origin of this machine, as we print it, and nothing else that an address may hold. */
function isHere(url: string): boolean {
  if (!/^https?:/.test(url) || !URL.canParse(url)) return false;
  const { origin, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const own = Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address));
  return origin === url && (isLoopback(host) || [...EVERYWHERE, ...own].includes(host));
}

/** Whoever holds a lock of the kernel has its file open; the other lock, and another system, cannot tell. */
function hasOpen(pid: number, path: string): boolean {
  if (process.platform !== 'linux' || existsSync(`${path}.held`)) return true;
  try {
    const fds = `/proc/${pid}/fd`;
    return readdirSync(fds).some((fd) => linkAt(`${fds}/${fd}`) === realpathSync(path));
  } catch {
    return false; // ended, or somebody else's
  }
}

function linkAt(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // closed meanwhile
  }
}
