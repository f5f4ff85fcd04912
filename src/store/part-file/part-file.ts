// A value in JSON whose parts (domain/kept-part.ts) stand each for itself in the file: what is read is parsed part by part
// when it is asked for, and what is saved appends the parts that are new. Derived data only, not fsynced.
//
// Each save appends its new parts, then the value with a reference in place of each part (`{"@":[offset,length]}`), then a
// line that says where that value stands. Once the file has three times the bytes that it began with it is written anew.
// Two that save at once leave an end that fits no longer: damage, as any other, and what was kept is made again.
import { fstatSync, ftruncateSync, lstatSync, rmSync, writeSync } from 'node:fs';
import { writeDerivedText } from '../json-file.js';
import { unwritable } from '../private-directory.js';
import { openToAppend, withFile } from '../private-file.js';
import { endIn, newToken, tokenIn } from './format.js';
import { parserOf, Reader } from './reader.js';
import { Writing } from './writing.js';

/** A small file is not worth writing anew. */
const SPARE = 1 << 17;
const MOST_GROWTH = 3;

const readers = new Map<string, Reader>();

function readerOf(path: string): Reader {
  const reader = readers.get(path) ?? new Reader(path);
  readers.set(path, reader);
  return reader;
}

/** The value with its parts unread; undefined where there is no such file or it is damaged. A damaged part throws SyntaxError when it is read. */
export function readParts(path: string): unknown {
  const reader = readerOf(path);
  const [token, end] = [reader.token(), reader.end()];
  if (token === undefined || end === undefined) return undefined;
  try {
    return parserOf(reader, token)(reader.text({ token, ...end }));
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** Puts `value` at `path`, mode 0600; the directory exists. */
export function writeParts(path: string, value: unknown): void {
  try {
    if (!append(path, value)) writeAnew(path, value);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    rmSync(path, { force: true }); // a damaged part cannot be kept: it is made again
  } finally {
    readerOf(path).close();
  }
}

/** Says whether it could: not into a file that is absent, damaged or has grown too long. */
function append(path: string, value: unknown): boolean {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
  return withFile(openToAppend(path), (fd) => {
    const { size } = fstatSync(fd);
    const end = endIn(fd);
    if (end === undefined || size > MOST_GROWTH * end.whole + SPARE) return false;
    const writing = new Writing({ token: tokenIn(fd), start: size });
    writing.finish(value, end.whole);
    appendText(path, { fd, size, text: writing.text });
    writing.keepPlaces();
    return true;
  });
}

function appendText(path: string, { fd, size, text }: { fd: number; size: number; text: string }): void {
  const bytes = Buffer.from(text);
  try {
    if (writeSync(fd, bytes) < bytes.length) throw new Error('short write');
  } catch (cause) {
    ftruncateSync(fd, size);
    throw unwritable(path, cause);
  }
}

function writeAnew(path: string, value: unknown): void {
  const token = newToken();
  const writing = new Writing({ token, start: 0 });
  writing.add(token);
  writing.finish(value);
  readerOf(path).close(); // Windows replaces no open file
  writeDerivedText(path, writing.text);
  writing.keepPlaces();
}
