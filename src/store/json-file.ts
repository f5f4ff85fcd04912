// Small files that are written whole: settings, snapshots, what was derived. Atomic: a reader sees the old or the new
// content, a kill in between leaves the old.
import { closeSync, fstatSync, fsyncSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { safeJsonText } from '../domain/safe-text.js';
import { openSealed, sealLine } from './line.js';
import { ensurePrivateDirectory, syncDirectory, unwritable } from './private-directory.js';
import { openNew, openToRead, withFile } from './private-file.js';

/** The value, or undefined where there is no such file; throws STORE_UNREADABLE where it is not JSON. */
export function readJson(path: string): unknown {
  const text = textOf(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

/** No snapshot of ours comes near it; whatever is larger is none. */
const LARGEST_DERIVED = 1 << 26;

/**
 * What `writeDerived` put at `path`. Undefined also where a byte of it is another, or it was made by something else: it is
 * made again then, and code that reads on may rely on every part of it.
 */
export function readDerived(path: string): object | undefined {
  const fd = openToRead(path);
  if (fd === undefined) return undefined;
  return withFile(fd, () => (fstatSync(fd).size > LARGEST_DERIVED ? undefined : openSealed(readFileSync(fd))));
}

/** Puts `value` at `path`, mode 0600, durable when this returns; makes the directory. */
export function writeJson(path: string, value: unknown): void {
  writeText(path, `${safeJsonText(JSON.stringify(value, undefined, 2))}\n`);
}

/** Like `writeJson`, sealed with a check, compact and without waiting for the disk: what a power cut takes is made again. */
export function writeDerived(path: string, value: object): void {
  writeDerivedText(path, sealLine(value));
}

export function writeDerivedText(path: string, text: string): void {
  writeAside(path, text, { durable: false });
}

/** The same for any text, such as derived JSON lines. */
export function writeText(path: string, text: string): void {
  writeAside(path, text, { durable: true });
}

function writeAside(path: string, text: string, { durable }: { readonly durable: boolean }): void {
  const directory = dirname(path);
  const aside = join(directory, `.${basename(path)}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`);
  ensurePrivateDirectory(directory);
  try {
    writeNew(openNew(aside), text, durable);
    renameSync(aside, path);
    if (durable) syncDirectory(directory);
  } catch (cause) {
    rmSync(aside, { force: true });
    throw cause instanceof CraftNudgeError ? cause : unwritable(path, cause);
  }
}

function writeNew(fd: number, text: string, durable: boolean): void {
  try {
    writeFileSync(fd, text);
    if (durable) fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function textOf(path: string): string | undefined {
  const fd = openToRead(path);
  return fd === undefined ? undefined : withFile(fd, () => readFileSync(fd, 'utf8'));
}
