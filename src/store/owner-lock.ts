// A lock without the addon: the directory `<path>.held`, which always holds one file that names its owner. It appears
// whole, by rename; the dead are taken over by unlinking exactly their file, so a living owner is never robbed.
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Lock } from './lock.js';
import { unwritable } from './private-directory.js';
import { fateOf, ownIdentity, type ProcessIdentity } from './process-identity.js';

/** An owner on another machine or in another container cannot be asked: after this long it counts as gone. */
const FOREIGN_OWNER_SECONDS = 600;

/** The lock at `path`, or undefined while its owner lives. */
export function tryOwnerLock(path: string): Lock | undefined {
  const held = `${path}.held`;
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`;
  try {
    const owner = readdirIfAny(held)[0];
    if (owner !== undefined && !isAbandoned(join(held, owner))) return undefined;
    if (owner !== undefined) rmSync(join(held, owner), { force: true });
    return claim(held, name) ? lockOf(held, name) : undefined;
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Makes the directory with our name in it aside, and moves it into place: only an empty or missing place gives way. */
function claim(held: string, name: string): boolean {
  const aside = `${held}.${name}`;
  mkdirSync(aside, 0o700);
  writeFileSync(join(aside, name), JSON.stringify(ownIdentity()), { mode: 0o600, flag: 'wx' });
  try {
    renameSync(aside, held);
    return true;
  } catch (cause) {
    rmSync(aside, { recursive: true, force: true });
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(code)) return false; // somebody was faster
    throw cause;
  }
}

function lockOf(held: string, name: string): Lock {
  return {
    release: () => {
      rmSync(join(held, name), { force: true });
      removeIfEmpty(held);
    },
  };
}

function removeIfEmpty(held: string): void {
  try {
    rmdirSync(held);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (!['ENOTEMPTY', 'ENOENT', 'EEXIST'].includes(code)) throw cause; // the next owner is in already
  }
}

function isAbandoned(ownerFile: string): boolean {
  const owner = identityIn(ownerFile);
  const fate = owner === undefined ? 'unknown' : fateOf(owner);
  return fate === 'gone' || (fate === 'unknown' && isOld(ownerFile));
}

function identityIn(ownerFile: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined; // just given back, or cut by a crash: age decides
  }
}

function isOld(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > FOREIGN_OWNER_SECONDS * 1000;
}

function readdirIfAny(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw cause;
  }
}
