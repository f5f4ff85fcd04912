// Locks of the kernel through the optional addon fs-native-extensions (open file description locks on Linux).
// The prebuilt binary is loaded by its own path: 1 ms of CPU instead of 23 through the package's resolver.
import { closeSync, existsSync, fstatSync, lstatSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Lock } from './lock.js';
import { tryOwnerLock } from './owner-lock.js';
import { openToUpdate } from './private-file.js';

interface Binding {
  /** Throws EAGAIN where another open file has the lock. */
  tryLock(fd: number, offset: number, length: number, exclusive: boolean): void;
}

export type TakeLock = (path: string) => Lock | undefined;

let known: { readonly take: TakeLock | undefined } | undefined;

/** How to take a kernel lock; undefined where no prebuilt binary runs here (musl, a rare processor). */
export function kernelLock(): TakeLock | undefined {
  known ??= { take: takeWith(loadBinding()) };
  return known.take;
}

const BINDING = `fs-native-extensions/prebuilds/${process.platform}-${process.arch}/fs-native-extensions.node`;

function loadBinding(): Binding | undefined {
  try {
    const path = findBinding(import.meta.dirname);
    if (path === undefined) return createRequire(import.meta.url)(BINDING) as Binding;
    const loaded = { exports: {} as Binding };
    process.dlopen(loaded, path);
    return loaded.exports;
  } catch {
    return undefined; // an optional package: the owner lock does the work without it
  }
}

/** Where `require` would find it in nearly every installation, without what that reads on its way. */
function findBinding(directory: string): string | undefined {
  const path = join(directory, 'node_modules', BINDING);
  if (existsSync(path)) return path;
  const above = dirname(directory);
  return above === directory ? undefined : findBinding(above);
}

function takeWith(binding: Binding | undefined): TakeLock | undefined {
  if (binding === undefined) return undefined;
  return (path) => {
    const fd = openToUpdate(path);
    const outcome = ask(binding, fd);
    if (outcome === 'taken' && isStillAt(path, fd)) return lockOf(fd);
    closeSync(fd);
    return outcome === 'unsupported' ? tryOwnerLock(path) : undefined;
  };
}

/** Some network file systems know no locks: then every process here falls back in the same way. */
function ask(binding: Binding, fd: number): 'taken' | 'busy' | 'unsupported' {
  try {
    binding.tryLock(fd, 0, 0, true);
    return 'taken';
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    return ['EAGAIN', 'EACCES', 'EBUSY'].includes(code) ? 'busy' : 'unsupported';
  }
}

/** Somebody may have deleted the lock file meanwhile: then the lock on it excludes nobody. */
function isStillAt(path: string, fd: number): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.ino === fstatSync(fd).ino;
}

function lockOf(fd: number): Lock {
  let held = true;
  return {
    release: () => {
      if (held) closeSync(fd); // closing frees it; the file stays, deleting it would race with whoever waits
      held = false;
    },
  };
}
