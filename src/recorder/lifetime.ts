// One recorder for the user. In: paths and a `drain`. The hook writes its file first and tests the noted pid afterwards,
// so: whoever leaves removes the pid, looks into the spool again, and only then goes. A hook that starts a recorder notes
// its pid, so that the next hook starts no other; it does not know who holds the lock.
import { existsSync, readFileSync, rmSync, statSync, unlinkSync, watch, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Lock } from '../store/lock.js';

export interface Lifetime {
  /** The data directory: when it vanishes, we go. */
  readonly root: string;
  readonly spool: string;
  readonly pidFile: string;
  tryLock(): Lock | undefined;
  /** A command that reads waits for a living recorder to take the work, for `TAKE_OVER_STEPS` at most; a recorder leaves it to it. */
  readonly waitForOther?: boolean;
  /** Milliseconds to wait for more work before leaving. */
  readonly lingerMs: number;
  /** Is there anything that a drain would take? */
  hasWork(): boolean;
  /** Takes all work that is there now. */
  drain(): Promise<void>;
}

/** How long a starting recorder waits for one that is leaving, in steps of 10 ms. */
const TAKE_OVER_STEPS = 500;

/** The longest that a hook's recorder takes until it holds the lock, on a busy machine. */
const STARTING_MS = 10_000;

/**
 * What wakes a lingering recorder is a hook in the middle of somebody's `git commit`: it waits until that has ended, rather
 * than take a processor from it, and takes a storm's commits together.
 */
const GATHER_MS = 100;

/** Runs until there is nothing more to do. Resolves to false where another recorder is alive and will see the work. */
export async function live(lifetime: Lifetime): Promise<boolean> {
  const lock = await takeLock(lifetime);
  if (lock === undefined) return false;
  try {
    await work(lifetime);
    return true;
  } finally {
    lock.release();
  }
}

/** Held and a pid file: its owner re-reads the spool before it leaves. Held and none: it is just leaving, or just starting. */
async function takeLock(lifetime: Lifetime): Promise<Lock | undefined> {
  for (let step = 0; step < TAKE_OVER_STEPS; step += 1) {
    const lock = lifetime.tryLock();
    if (lock !== undefined) return lock;
    if (isTakenCareOf(lifetime)) return undefined;
    await sleep(10);
  }
  unclaim(lifetime.pidFile);
  return undefined;
}

/** Where the hook has noted our own pid, it hides whether the holder stays or leaves: we wait until the work is taken. */
function isTakenCareOf({ waitForOther, hasWork, pidFile }: Lifetime): boolean {
  const isHidden = pidIn(pidFile) === process.pid;
  if (waitForOther !== true && !isHidden) return isAlive(pidFile);
  if (hasWork()) return false;
  unclaim(pidFile);
  return !hasWork();
}

function pidIn(pidFile: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  } catch {
    return undefined; // nobody is noted; what makes it unreadable, writing to it will tell
  }
}

/** Whoever is noted holds the lock, or is about to take it: one that was started just now stays. */
export function forgetDeadRecorder(pidFile: string, tryLock: Lifetime['tryLock']): void {
  try {
    if (Date.now() - statSync(pidFile).mtimeMs < STARTING_MS) return;
    const lock = tryLock();
    if (lock === undefined) return;
    unnote(pidFile);
    lock.release();
  } catch {
    // Gone meanwhile, or on a disk that takes nothing now: the next command looks again.
  }
}

/** From here on hooks leave the work to us. */
function claim(pidFile: string): void {
  if (pidIn(pidFile) === process.pid) return;
  const note = (): void => writeFileSync(pidFile, `${process.pid}\n`, { mode: 0o600 });
  try {
    note();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EACCES') throw cause;
    rmSync(pidFile, { force: true }); // root's, after `sudo git commit`: in our directory it can be removed
    note();
  }
}

function unclaim(pidFile: string): void {
  if (pidIn(pidFile) === process.pid) unnote(pidFile);
}

/** By unlink: rmSync loads what removes whole trees. */
function unnote(pidFile: string): void {
  try {
    unlinkSync(pidFile);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
  }
}

/** Does the pid file name a living process? A reused pid is possible: the next command that reads drains the spool anyway. */
export function isAlive(pidFile: string): boolean {
  const pid = pidIn(pidFile);
  return pid !== undefined && isRunning(pid);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function work(lifetime: Lifetime): Promise<void> {
  do {
    do {
      claim(lifetime.pidFile);
      await lifetime.drain();
    } while (existsSync(lifetime.root) && (await moreWork(lifetime)));
    unnote(lifetime.pidFile);
  } while (existsSync(lifetime.root) && lifetime.hasWork());
}

/** Lingers for the next commit of a storm; ends early when one has arrived. */
async function moreWork({ spool, pidFile, lingerMs, hasWork }: Lifetime): Promise<boolean> {
  if (lingerMs === 0) return hasWork();
  const deadline = Date.now() + lingerMs;
  if (existsSync(dirname(pidFile))) claim(pidFile); // another hook may have noted the one it started
  for (;;) {
    await sleep(Math.min(GATHER_MS, lingerMs));
    if (hasWork()) return true;
    const left = deadline - Date.now();
    if (left <= 0 || !existsSync(spool)) return false;
    await changeIn(spool, left, hasWork);
  }
}

/** `node:timers/promises` would be loaded for this alone. */
function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Resolves when something in the directory changes or is there already, at the latest after `milliseconds`. */
async function changeIn(directory: string, milliseconds: number, isThere: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      watcher.close();
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    const watcher = watch(directory, done);
    watcher.on('error', done);
    if (isThere()) done(); // it arrived before we watched
  });
}
