// What one installation changed, in install/repositories/<id>.json: written on install, read to undo it.
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readRegularFile } from '../config/regular-file.js';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import type { Recorded, Scope } from './hook-manager.js';
import { readState, replaceFile, unlessDenied } from './replace-file.js';

export interface Installation {
  readonly v: 1;
  readonly scope: Scope;
  /** git's common directory; null for a global installation. */
  readonly commonDir: string | null;
  readonly manager: string;
  readonly changes: readonly Recorded[];
}

/** `commonDir` null names the global installation. */
export function installationPath(dataRoot: string, commonDir: string | null): string {
  const id = commonDir === null ? 'global' : createHash('sha256').update(commonDir).digest('hex').slice(0, 16);
  return join(dataRoot, 'install', 'repositories', `${id}.json`);
}

export function readInstallation(path: string): Installation | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readRegularFile(path)) as Installation;
  } catch (cause) {
    throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: reasonOf(cause) }, { cause });
  }
}

/** Changes no byte where the installation is as recorded. */
export function writeInstallation(path: string, installation: Installation): void {
  const bytes = Buffer.from(`${JSON.stringify(installation, null, 2)}\n`);
  if (readState(path)?.bytes.equals(bytes) !== true) replaceFile(path, bytes, 0o600);
}

export function removeInstallation(path: string): void {
  unlessDenied(path, () => rmSync(path, { force: true }));
}

/**
 * The earlier record and what a new run changed, as one. What stood in a file before the first run is what comes back,
 * unless somebody else has written the file in between: then it is what they wrote.
 */
export function mergeChanges(earlier: readonly Recorded[], later: readonly Recorded[]): readonly Recorded[] {
  const kept = earlier.filter((each) => !later.some((change) => change.path === each.path));
  const renewed = later.map((change) => {
    const first = earlier.find((each) => each.path === change.path);
    return first !== undefined && isOurs(first, change) ? { ...first, after: change.after } : change;
  });
  return [...kept, ...renewed];
}

/** Was what the later change found exactly what the earlier one had left? */
function isOurs(first: Recorded, change: Recorded): boolean {
  if (change.before === null) return false;
  return createHash('sha256').update(Buffer.from(change.before.bytes, 'base64')).digest('hex') === first.after;
}
