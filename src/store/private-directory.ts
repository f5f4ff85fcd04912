// Directories that only their owner may enter: checked before use, made with mode 0700 whatever the umask.
// Throws STORE_UNSAFE for a link, a file or somebody else's directory.
import { chmodSync, closeSync, fsyncSync, lstatSync, mkdirSync, openSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';

const PRIVATE_DIRECTORY = 0o700;

/** The user that this process acts for; undefined where the platform has no such number (Windows). */
export const currentUser = (): number | undefined => process.geteuid?.();

export const unsafe = (path: string, reason: string): CraftNudgeError =>
  new CraftNudgeError('STORE_UNSAFE', { path, reason });

/** Says whether `path` exists, and throws where it exists but is not a directory of our own. */
export function isPrivateDirectory(path: string): boolean {
  return ownDirectoryAt(path) !== undefined;
}

/** Makes `path` and its missing parents, or tightens the mode of what is there. */
export function ensurePrivateDirectory(path: string): void {
  try {
    const found = ownDirectoryAt(path);
    if (found === undefined) makeDirectory(path);
    else if (isLoose(found)) chmodSync(path, PRIVATE_DIRECTORY);
  } catch (cause) {
    throw cause instanceof CraftNudgeError ? cause : unwritable(path, cause);
  }
}

/** Root must not leave its own files behind in a home that belongs to somebody else. */
export function refuseForeignParent(path: string): void {
  const parent = dirname(path);
  const found = statOf(parent);
  if (found === undefined) return refuseForeignParent(parent);
  if (currentUser() === 0 && found.uid !== 0) throw unsafe(path, 'inside a directory of another user');
}

/** Makes the directory's entries survive a power cut. */
export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return; // Windows opens no directory for fsync
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

export const unwritable = (path: string, cause: unknown): CraftNudgeError =>
  new CraftNudgeError('STORE_UNWRITABLE', { path, reason: reasonOf(cause) }, { cause });

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOTDIR') throw unsafe(dirname(path), 'not a directory');
    throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

function ownDirectoryAt(path: string): Stats | undefined {
  const found = statOf(path);
  if (found !== undefined) refuse(path, found);
  return found;
}

function refuse(path: string, found: Stats): void {
  if (found.isSymbolicLink()) throw unsafe(path, 'a symbolic link');
  if (!found.isDirectory()) throw unsafe(path, 'not a directory');
  const user = currentUser();
  if (user !== undefined && found.uid !== user) throw unsafe(path, 'owned by another user');
}

function isLoose({ mode }: Stats): boolean {
  return currentUser() !== undefined && (mode & 0o077) !== 0;
}

function makeDirectory(path: string): void {
  const parent = dirname(path);
  if (statOf(parent) === undefined) makeDirectory(parent);
  try {
    mkdirSync(path, PRIVATE_DIRECTORY);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    isPrivateDirectory(path); // another process was faster: fine, if it is ours
  }
  chmodSync(path, PRIVATE_DIRECTORY); // a umask of 0777 would have left no mode at all
  syncDirectory(parent);
}
