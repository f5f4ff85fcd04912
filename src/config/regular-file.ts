// Reads a file where only a file may stand. A FIFO in its place would keep us for ever, a device or a file of holes would
// never end.
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Nothing that is read whole comes near it. */
const LARGEST = 1 << 27;

/** Throws what open throws, or an error that says what stands there instead. */
export function readRegularFile(path: string): string {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = fstatSync(file);
    if (!found.isFile()) throw new Error('not a regular file');
    if (found.size > LARGEST) throw new Error('too large to be one');
    return readFileSync(file, 'utf8');
  } finally {
    closeSync(file);
  }
}

/** For lines that can be made again: none where they cannot be read. */
export function readRegularLines(path: string): readonly string[] {
  try {
    return readRegularFile(path)
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return []; // absent, or nothing that we have written
  }
}
