// Whole files: in goes the wanted content, out comes a file that was never half written.
import { chmodSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';

export interface FileState {
  readonly bytes: Buffer;
  readonly mode: number;
  readonly symlink: boolean;
}

/** What stands at `path`; a symlink is reported with its target's content, a dangling one with none. */
export function readState(path: string): FileState | undefined {
  const link = unlessDenied(path, () => lstatSync(path, { throwIfNoEntry: false }));
  if (link === undefined) return undefined;
  const symlink = link.isSymbolicLink();
  if (!symlink && !link.isFile())
    throw new CraftNudgeError('HOOKS_UNWRITABLE', { path, reason: 'it is no regular file' });
  return unlessDenied(path, () => ({
    bytes: symlink ? Buffer.alloc(0) : readFileSync(path),
    mode: link.mode & 0o7777,
    symlink,
  }));
}

/** Writes through a temporary file beside it. Returns the topmost directory that had to be made, if any. */
export function replaceFile(path: string, bytes: Buffer, mode: number): string | undefined {
  return unlessDenied(path, () => {
    const made = mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.craftnudge-${process.pid}`;
    try {
      writeFileSync(temporary, bytes, { mode: 0o600, flag: 'wx' });
      chmodSync(temporary, mode); // not left to the umask
      renameSync(temporary, path);
    } catch (cause) {
      rmSync(temporary, { force: true });
      throw cause;
    }
    return made;
  });
}

/** Runs `work`; a refusal of the file system becomes a failure that names the path. */
export function unlessDenied<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw new CraftNudgeError('HOOKS_UNWRITABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
