// One holder at a time, across processes. In: the lock's path. A lock of the kernel where the optional addon loads
// (freed at once by kill -9), else a directory that names its owner and is taken over from the dead.
import { CraftNudgeError } from '../domain/failure.js';
import { kernelLock } from './kernel-lock.js';
import { tryOwnerLock } from './owner-lock.js';

export interface Lock {
  /** Gives it back; a second call does nothing. */
  release(): void;
}

export interface LockPatience {
  /** Then STORE_BUSY. */
  readonly waitSeconds: number;
}

/** The lock at `path`, or undefined while somebody else has it, this process included. */
export function tryLock(path: string): Lock | undefined {
  const take = kernelLock() ?? tryOwnerLock;
  return take(path);
}

/** Runs `work` while holding the lock; waits without blocking a core. */
export function withLock<Result>(path: string, { waitSeconds }: LockPatience, work: () => Result): Result {
  const lock = waitForLock(path, waitSeconds);
  try {
    return work();
  } finally {
    lock.release();
  }
}

function waitForLock(path: string, waitSeconds: number): Lock {
  const deadline = deadlineIn(waitSeconds);
  for (let tries = 1; ; tries += 1) {
    const lock = tryLock(path);
    if (lock !== undefined) return lock;
    refuseAfter(deadline, path, waitSeconds);
    Atomics.wait(still, 0, 0, pauseMs(tries));
  }
}

/** Nobody ever wakes it: waiting on it is a sleep. */
const still = new Int32Array(new SharedArrayBuffer(4));

// Does not jump when somebody sets the clock, and unlike performance.now() it is there without loading anything.
const deadlineIn = (seconds: number): bigint => process.hrtime.bigint() + BigInt(Math.round(seconds * 1e9));

/** Different for everybody who waits, so that they do not all come back at once; longer for whoever has waited long. */
const pauseMs = (tries: number): number => 1 + Math.random() * Math.min(50, 4 * tries);

function refuseAfter(deadline: bigint, path: string, seconds: number): void {
  if (process.hrtime.bigint() >= deadline) throw new CraftNudgeError('STORE_BUSY', { path, seconds });
}
