// A log written anew, line by line, in the place of the old one: aside, fsynced, then one rename. A kill at any moment
// leaves the old or the new file. Only `repair` and `erase` do this; everything else appends.
import { closeSync, fstatSync, fsyncSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import { appendLines } from './append-lines.js';
import { syncDirectory, unwritable } from './private-directory.js';
import { openNew, openToRead, withFile } from './private-file.js';
import { type ScannedLine, scanLines } from './scan-lines.js';

/** The line as it stays, another one in its place, or undefined where it goes. */
export type Keep = (scanned: ScannedLine) => Buffer | string | undefined;

const BATCH_BYTES = 1 << 20;

/** Call it while holding the log's lock. */
export function replaceLog(path: string, keep: Keep): void {
  const old = openToRead(path);
  if (old === undefined) return;
  withFile(old, () => {
    const aside = `${path}.new`;
    const read = guarded(aside, () => writeKept({ old, aside, keep }));
    guarded(aside, () => renameSync(aside, path));
    guarded(path, () => syncDirectory(dirname(path)));
    carryOver({ old, read, path, keep });
  });
}

/** A copy beside it, whole before it gets its name. */
export function copyLog(path: string, copy: string): void {
  const old = openToRead(path);
  if (old === undefined) return;
  const aside = `${path}.new`;
  withFile(old, () => {
    guarded(aside, () => writeBytes(aside, bytesOf(old)));
    guarded(aside, () => renameSync(aside, copy));
    guarded(copy, () => syncDirectory(dirname(copy)));
  });
}

interface Rewriting {
  readonly old: number;
  readonly aside: string;
  readonly keep: Keep;
}

/** Returns up to where the old file is taken over: a last line without its newline may still be growing. */
function writeKept({ old, aside, keep }: Rewriting): number {
  let read = 0;
  const kept = function* (): Generator<Buffer> {
    for (const scanned of scanLines(old)) {
      read = scanned.terminated ? scanned.end : scanned.offset;
      const line = keep(scanned);
      if (line !== undefined) yield Buffer.concat([Buffer.from(line), NEWLINE]);
    }
  };
  writeBytes(aside, kept());
  return read;
}

const NEWLINE = Buffer.from('\n');

/** Somebody whose lock does not exclude us may have written to the old file until it lost its name: nothing is lost. */
function carryOver({ old, read, path, keep }: Omit<Rewriting, 'aside'> & { read: number; path: string }): void {
  if (fstatSync(old).size <= read) return;
  const late = [...scanLines(old, { from: read })].flatMap((scanned) => {
    const line = scanned.terminated ? keep(scanned) : undefined;
    return line === undefined ? [] : [line.toString('utf8')];
  });
  if (late.length > 0) appendLines({ path, lines: late });
}

function writeBytes(path: string, parts: Iterable<Buffer>): void {
  rmSync(path, { force: true }); // of somebody who was killed: we hold the lock
  const fd = openNew(path);
  try {
    for (const batch of batchesOf(parts)) for (let at = 0; at < batch.length; ) at += writeSync(fd, batch, at);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function* batchesOf(parts: Iterable<Buffer>): Generator<Buffer> {
  let batch: Buffer[] = [];
  let bytes = 0;
  for (const part of parts) {
    batch.push(part);
    bytes += part.length;
    if (bytes < BATCH_BYTES) continue;
    yield Buffer.concat(batch);
    batch = [];
    bytes = 0;
  }
  yield Buffer.concat(batch);
}

function* bytesOf(fd: number): Generator<Buffer> {
  for (const { line, terminated } of scanLines(fd))
    yield terminated ? Buffer.concat([line, NEWLINE]) : Buffer.from(line);
}

function guarded<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    rmSync(`${path.replace(/\.new$/, '')}.new`, { force: true });
    throw cause instanceof CraftNudgeError ? cause : unwritable(path, cause);
  }
}
