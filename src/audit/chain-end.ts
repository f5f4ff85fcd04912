// Where the chain ends: the last whole entry, and whatever bytes stand behind it. Reads the end of the file only.
import { fstatSync } from 'node:fs';
import { openToRead, readAt, withFile } from '../store/private-file.js';
import { CHAIN_START, type ChainHead, entryIn, sha256Of } from './entry.js';

export interface ChainEnd extends ChainHead {
  /** Bytes after the last entry: an append that was cut off, or what somebody else wrote. */
  readonly rest: Buffer;
}

const FIRST_WINDOW_BYTES = 1 << 16;
const NEWLINE = 10;

export function readChainEnd(path: string): ChainEnd {
  const fd = openToRead(path);
  if (fd === undefined) return { ...CHAIN_START, rest: Buffer.alloc(0) };
  return withFile(fd, () => {
    const { size } = fstatSync(fd);
    for (let window = FIRST_WINDOW_BYTES; ; window *= 4) {
      const bytes = readAt(fd, Math.max(0, size - window), Math.min(window, size));
      const found = lastEntryIn(bytes);
      if (found !== undefined) return found;
      if (window >= size) return { ...CHAIN_START, rest: bytes };
    }
  });
}

/** A line cut by the start of the window fails its check. */
function lastEntryIn(bytes: Buffer): ChainEnd | undefined {
  let to = bytes.length;
  while (to > 0) {
    const from = bytes.lastIndexOf(NEWLINE, to - 1) + 1;
    const line = bytes.subarray(from, to);
    const entry = line.length === 0 ? undefined : entryIn(line);
    if (entry !== undefined)
      return { sequence: entry.sequence, hash: sha256Of(line), rest: bytes.subarray(Math.min(to + 1, bytes.length)) };
    to = from - 1;
  }
  return undefined;
}
