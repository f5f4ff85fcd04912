// Opens files that only their owner may read, and nothing else: no link is followed, no FIFO waited for, nobody
// else's file touched. The mode is 0600 whatever the umask.
import { closeSync, constants, fchmodSync, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { currentUser, unsafe, unwritable } from './private-directory.js';

const PRIVATE_FILE = 0o600;
// Windows has neither flag
const SAFELY = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Opens for reading; undefined where there is no such file. */
export function openToRead(path: string): number | undefined {
  try {
    // asked first: an error that is thrown and caught costs more than all of this, and many a file is not there
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
    return checked(path, openSync(path, constants.O_RDONLY | SAFELY), 'read');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw asFailure(path, cause, 'read');
  }
}

/** Opens for reading and appending, made where missing. */
export const openToAppend = (path: string): number =>
  openToWrite(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT);

/** Opens for reading and writing at any place, made where missing. */
export const openToUpdate = (path: string): number => openToWrite(path, constants.O_RDWR | constants.O_CREAT);

/** Opens a new file; fails where anything has that name. */
export const openNew = (path: string): number =>
  openToWrite(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL);

/** Runs `work` with the open file and closes it, whatever happens. */
export function withFile<Result>(fd: number, work: (fd: number) => Result): Result {
  try {
    return work(fd);
  } finally {
    closeSync(fd);
  }
}

/** `length` bytes from `offset`; fewer where the file ends before. */
export function readAt(fd: number, offset: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let have = 0;
  while (have < length) {
    const count = readSync(fd, buffer, have, length - have, offset + have);
    if (count === 0) break;
    have += count;
  }
  return have === length ? buffer : buffer.subarray(0, have);
}

function openToWrite(path: string, flags: number): number {
  try {
    return checked(path, openSync(path, flags | SAFELY, PRIVATE_FILE), 'write');
  } catch (cause) {
    throw asFailure(path, cause, 'write');
  }
}

function checked(path: string, fd: number, purpose: 'read' | 'write'): number {
  try {
    const { mode, nlink, uid, ...found } = describe(fd);
    if (!found.regular) throw unsafe(path, 'not a regular file');
    const user = currentUser();
    if (user === undefined) return fd;
    if (uid !== user) throw unsafe(path, 'owned by another user');
    // a second name could be anybody's file, such as ~/.bashrc
    if (purpose === 'write' && nlink > 1) throw unsafe(path, 'a hard link to another file');
    if (purpose === 'write' && (mode & 0o777) !== PRIVATE_FILE) fchmodSync(fd, PRIVATE_FILE);
    return fd;
  } catch (cause) {
    closeSync(fd);
    throw cause;
  }
}

function describe(fd: number): { mode: number; nlink: number; uid: number; regular: boolean } {
  const stats = fstatSync(fd);
  return { mode: stats.mode, nlink: stats.nlink, uid: stats.uid, regular: stats.isFile() };
}

function isMissing(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === 'ENOENT';
}

/** What an errno of open says about the kind of file that is in the way. */
const KINDS: Readonly<Record<string, string>> = {
  ELOOP: 'a symbolic link',
  EMLINK: 'a symbolic link',
  ENXIO: 'a FIFO, socket or device',
  EISDIR: 'a directory',
};

function asFailure(path: string, cause: unknown, purpose: 'read' | 'write'): CraftNudgeError {
  if (cause instanceof CraftNudgeError) return cause;
  const kind = KINDS[(cause as NodeJS.ErrnoException).code ?? ''];
  if (kind !== undefined) return unsafe(path, kind);
  if (purpose === 'write') return unwritable(path, cause);
  return new CraftNudgeError('STORE_UNREADABLE', { path, reason: reasonOf(cause) }, { cause });
}
