// A reflog that is a file: read from where the last reading ended, without git.
import { createHash } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { parseCommitHash } from '../domain/commit-record.js';
import { instantOf } from '../domain/instant.js';
import type { LogLine } from './reflog.js';

/** Where a reading ended. git rewrites a log when it expires entries: `tail` tells whether it did. */
export interface LogPosition {
  readonly offset: number;
  /** Hash of the last bytes before `offset`. */
  readonly tail: string;
}

/** The tail of a position taken before there was a commit: whatever a log says came later, whatever its dates say. */
export const UNBORN = 'unborn';

export interface Log {
  readonly lines: readonly LogLine[];
  /** Read on from the given place: what came was logged since. False where the reading had to begin anew. */
  readonly continued: boolean;
  readonly position: LogPosition;
}

/** undefined where there is no log. */
export function readLogFile(path: string, since?: LogPosition): Log | undefined {
  if (!existsSync(path)) return undefined;
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)); // a FIFO must not keep us for ever
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return undefined;
    const { size } = found;
    const isFound = since !== undefined && since.offset <= size && tailAt(file, since.offset) === since.tail;
    const continued = isFound || since?.tail === UNBORN;
    const start = isFound ? since.offset : 0;
    const bytes = readBytes(file, start, size);
    const end = bytes.lastIndexOf(0x0a) + 1; // a line without its end is being written
    const lines = bytes.toString('utf8', 0, end).split('\n').flatMap(parseLine);
    return { lines, continued, position: { offset: start + end, tail: tailAt(file, start + end) } };
  } finally {
    closeSync(file);
  }
}

const TAIL_LENGTH = 256;

function tailAt(file: number, offset: number): string {
  const bytes = readBytes(file, Math.max(0, offset - TAIL_LENGTH), offset);
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

function readBytes(file: number, start: number, end: number): Buffer {
  const bytes = Buffer.alloc(end - start);
  let length = 0;
  while (length < bytes.length) {
    const count = readSync(file, bytes, length, bytes.length - length, start + length);
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}

/** `<old> <new> <name> <address> <seconds> <offset>\t<message>`; U+2028 ends a line in no log. */
const LINE = /^([0-9a-f]+) ([0-9a-f]+) .*?(-?\d{1,20}) [+-]\d{1,20}(?:\t(.*))?$/s;

function parseLine(line: string): readonly LogLine[] {
  const [, before = '', after = '', seconds = '', message = ''] = LINE.exec(line) ?? [];
  const hash = parseCommitHash(after);
  if (hash === undefined || /^0+$/.test(after)) return [];
  const old = /^0+$/.test(before) ? undefined : parseCommitHash(before);
  return [{ old: old ?? null, new: hash, at: instantOf(Number(seconds)) ?? null, message }];
}
