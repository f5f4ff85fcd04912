// Reads a file where only a file may stand. A FIFO in its place would keep us for ever, a device would never end.
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Throws what open throws, or an error that says what stands there instead. */
export function readRegularFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(file).isFile()) throw new Error('not a regular file');
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}
