// A page for somebody to keep or to show, into a file of the caller's choice. Whole or not at all, readable by its
// owner alone, and never over something that is not a page of ours, unless told to.
import { closeSync, fsyncSync, lstatSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';

export interface Page {
  readonly path: string;
  readonly text: string;
  /** What every page of its kind begins with. */
  readonly mark: string;
  readonly force: boolean;
}

export function writePage({ path, text, mark, force }: Page): void {
  try {
    if (!force && !isOurs(path, mark)) throw notOurs(path);
    replace(path, text);
  } catch (cause) {
    if (cause instanceof CraftNudgeError) throw cause;
    throw new CraftNudgeError('STORE_UNWRITABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

function notOurs(path: string): CraftNudgeError {
  return new CraftNudgeError('WRONG_USAGE', {
    reason: `${path} is there and was not written by this command: name another file, or add --force`,
  });
}

/** Nothing there, or a plain file that begins as ours do. */
function isOurs(path: string, mark: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return true;
  return found.isFile() && startOf(path, Buffer.byteLength(mark)) === mark;
}

function startOf(path: string, length: number): string {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.toString('utf8', 0, readSync(fd, bytes, 0, length, 0));
  } finally {
    closeSync(fd);
  }
}

function replace(path: string, text: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true) throw new Error('it is a directory');
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  try {
    writeNew(aside, text);
    renameSync(aside, path);
  } catch (cause) {
    rmSync(aside, { force: true });
    throw cause;
  }
}

function writeNew(path: string, text: string): void {
  const fd = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
