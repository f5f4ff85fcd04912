// From an open file to its lines, in chunks: memory stays flat, however long the file is.
import { fstatSync, readSync } from 'node:fs';

export interface ScannedLine {
  /** The line's bytes without its newline; valid until the next one is asked for. */
  readonly line: Buffer;
  readonly offset: number;
  /** Just after the newline. */
  readonly end: number;
  /** False for a last line without its newline: torn, or only that byte is missing. */
  readonly terminated: boolean;
}

export interface ScanRange {
  readonly from?: number;
  readonly to?: number;
}

const CHUNK = 1 << 20;
const NEWLINE = 10;

/** Every line that is not empty, from byte `from` (a line's start) up to `to`. */
export function* scanLines(fd: number, { from = 0, to = Infinity }: ScanRange = {}): Generator<ScannedLine> {
  let buffer: Buffer = Buffer.allocUnsafe(Math.max(1, Math.min(CHUNK, to - from, fstatSync(fd).size - from)));
  let base = from; // place in the file of the buffer's first byte
  let have = 0;
  for (;;) {
    const want = Math.min(buffer.length - have, to - base - have);
    const count = want > 0 ? readSync(fd, buffer, have, want, base + have) : 0;
    if (count === 0) break;
    const end = have + count;
    const used = yield* linesOf(buffer.subarray(0, end), base, have);
    have = end - used;
    base += used;
    buffer = roomAfter(buffer, used, end);
  }
  if (have > 0) yield { line: buffer.subarray(0, have), offset: base, end: base + have, terminated: false };
}

/** The complete lines of `bytes`; returns how many bytes they took. `searched` bytes are known to have no newline. */
function* linesOf(bytes: Buffer, base: number, searched: number): Generator<ScannedLine, number> {
  let start = 0;
  let newline = bytes.indexOf(NEWLINE, searched);
  while (newline >= 0) {
    if (newline > start) {
      yield { line: bytes.subarray(start, newline), offset: base + start, end: base + newline + 1, terminated: true };
    }
    start = newline + 1;
    newline = bytes.indexOf(NEWLINE, start);
  }
  return start;
}

/** The bytes after `used` at the front of a buffer that has room for more. */
function roomAfter(buffer: Buffer, used: number, end: number): Buffer {
  const target = end - used < buffer.length ? buffer : Buffer.allocUnsafe(buffer.length * 2);
  buffer.copy(target, 0, used, end);
  return target;
}
