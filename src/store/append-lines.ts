// Lines onto the end of a log, durable when this returns. Existing bytes are never touched: a torn tail is closed by a
// newline first, a failed fsync is answered by appending again (readers drop the second copy).
import { fstatSync, lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { type Disk, realDisk } from './disk.js';
import { syncDirectory, unwritable } from './private-directory.js';
import { openToAppend, readAt, withFile } from './private-file.js';

export interface Appending {
  readonly path: string;
  /** Sealed lines without newlines. */
  readonly lines: readonly string[];
  readonly disk?: Disk;
}

export type Appended =
  | { readonly kind: 'durable'; readonly start: number | undefined }
  | { readonly kind: 'torn'; readonly complete: number }
  | { readonly kind: 'unsynced' | 'moved'; readonly reason: string };

const ATTEMPTS = 2;

/**
 * Call it while holding the log's lock. Returns where the first line starts, or undefined where that is not known:
 * more than one attempt, or somebody appended without the lock.
 */
export function appendLines({ path, lines, disk = realDisk }: Appending): number | undefined {
  let rest = lines;
  let reason = 'short write';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = appendLinesOnce({ path, lines: rest, disk });
    if (outcome.kind === 'durable') return attempt === 1 ? outcome.start : undefined;
    if (outcome.kind === 'torn') rest = rest.slice(outcome.complete);
    else reason = outcome.reason;
  }
  throw new CraftNudgeError('STORE_UNWRITABLE', { path, reason });
}

/** One attempt, for whoever has to write other lines in the next one: what this one left is in the file. */
export function appendLinesOnce({ path, lines, disk = realDisk }: Appending): Appended {
  return withFile(openToAppend(path), (fd) => {
    const size = fstatSync(fd).size;
    const heal = endsInNewline(fd, size) ? '' : '\n';
    const bytes = Buffer.from(`${heal}${lines.join('\n')}\n`);
    const log = { path, fd, isNew: size === 0 };
    const written = writeOnce(log, bytes, disk);
    if (written < bytes.length) return { kind: 'torn', complete: linesIn(bytes.subarray(heal.length, written)) };
    const trouble = sync(log, disk);
    if (trouble !== undefined) return { kind: 'unsynced', reason: trouble };
    const { ino, size: now } = fstatSync(fd);
    // a backup may have been restored over the log between open and write: the bytes would be in a file without a name
    if (lstatSync(path, { throwIfNoEntry: false })?.ino !== ino) return { kind: 'moved', reason: 'replaced meanwhile' };
    return { kind: 'durable', start: now === size + bytes.length ? size + heal.length : undefined };
  });
}

interface OpenLog {
  readonly path: string;
  readonly fd: number;
  readonly isNew: boolean;
}

function endsInNewline(fd: number, size: number): boolean {
  return size === 0 || readAt(fd, size - 1, 1)[0] === 10;
}

function writeOnce({ path, fd }: OpenLog, bytes: Buffer, disk: Disk): number {
  try {
    return disk.write(fd, bytes);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** The reason why the bytes are not durable, if they are not. */
function sync({ path, fd, isNew }: OpenLog, disk: Disk): string | undefined {
  try {
    disk.sync(fd);
    if (isNew) syncDirectory(dirname(path)); // its name must survive too
    return undefined;
  } catch (cause) {
    return reasonOf(cause); // never trust a second fsync of the same pages: the caller appends again
  }
}

function linesIn(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
