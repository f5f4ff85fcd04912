// Small files that are written whole: settings, snapshots, what was derived. Atomic: a reader sees the old or the new
// content, a kill in between leaves the old.
import { closeSync, fsyncSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { safeJsonText } from '../domain/safe-text.js';
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

/** Like `readJson`, for what can be made again: undefined also where the file is damaged. */
export function readDerived(path: string): unknown {
  try {
    return readJson(path);
  } catch (cause) {
    if (cause instanceof CraftNudgeError && cause.cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

/** Puts `value` at `path`, mode 0600, durable when this returns; makes the directory. */
export function writeJson(path: string, value: unknown): void {
  writeText(path, `${safeJsonText(JSON.stringify(value, undefined, 2))}\n`);
}

/** Like `writeJson`, compact and without waiting for the disk: what a power cut takes is made again. */
export function writeDerived(path: string, value: unknown): void {
  writeDerivedText(path, JSON.stringify(value));
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
