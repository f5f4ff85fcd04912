// A log that may be lost and must not grow: JSON lines in a file and one older file, both private. In: records. One record
// is one line, whatever is in it. Not fsynced; a line cut by a crash is passed over when reading.
import { fstatSync, lstatSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { safeJsonText } from '../domain/safe-text.js';
import { parseObject, type StoredRecord } from './line.js';
import { withLock } from './lock.js';
import { unwritable } from './private-directory.js';
import { openToAppend, openToRead, readAt, withFile } from './private-file.js';

export interface BoundedLogPlace {
  readonly path: string;
  /** What was there before the last turn. */
  readonly olderPath: string;
  readonly mostBytes: number;
}

const NEWLINE = 10;
/** A line is not worth more of anybody's time. */
const PATIENCE = { waitSeconds: 1 };

/** Throws STORE_UNWRITABLE, STORE_UNSAFE, STORE_BUSY, … */
export function appendBounded(place: BoundedLogPlace, record: object): void {
  const line = Buffer.from(`${safeJsonText(JSON.stringify(record)).replaceAll('\n', ' ')}\n`);
  withLock(`${place.path}.lock`, PATIENCE, () => {
    if (sizeOf(place.path) + line.length > place.mostBytes) turn(place);
    withFile(openToAppend(place.path), (fd) => {
      const { size } = fstatSync(fd);
      const isClosed = size === 0 || readAt(fd, size - 1, 1)[0] === NEWLINE;
      write(place.path, fd, isClosed ? line : Buffer.concat([Buffer.from('\n'), line]));
    });
  });
}

/** Oldest first; lines that are no records are left out. */
export function readBounded({ path, olderPath }: BoundedLogPlace): readonly StoredRecord[] {
  const lines = [olderPath, path].flatMap((one) => textOf(one).split('\n'));
  return lines.map(parseObject).filter((record) => record !== undefined);
}

function write(path: string, fd: number, bytes: Buffer): void {
  try {
    writeSync(fd, bytes);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function turn({ path, olderPath }: BoundedLogPlace): void {
  try {
    renameSync(path, olderPath);
  } catch (cause) {
    throw unwritable(olderPath, cause);
  }
}

function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function textOf(path: string): string {
  const fd = openToRead(path);
  return fd === undefined ? '' : withFile(fd, () => readFileSync(fd, 'utf8'));
}
