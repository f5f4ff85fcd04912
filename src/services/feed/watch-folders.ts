// Tells that something may have changed in folders, whether they are there already, go, or come back. By the system's own
// notice where it gives one; whoever uses this looks by itself now and then as well.
import { type FSWatcher, lstatSync, watch } from 'node:fs';

export interface FolderWatch {
  /** Follows folders that have come or come back since. */
  renew(): void;
  close(): void;
}

interface Followed {
  readonly watcher: FSWatcher;
  readonly inode: number;
}

/** Never holds the process. */
export function watchFolders(paths: readonly string[], onChange: () => void): FolderWatch {
  const followed = new Map<string, Followed>();
  const leave = (path: string): void => {
    followed.get(path)?.watcher.close();
    followed.delete(path);
  };
  const follow = (path: string): void => {
    const inode = inodeOf(path);
    if (followed.get(path)?.inode === inode) return;
    leave(path);
    if (inode === undefined) return;
    const watcher = watcherOf(path, onChange);
    if (watcher === undefined) return;
    watcher.on('error', () => leave(path)); // gone, or no more notices: the next look tells
    followed.set(path, { watcher: watcher.unref(), inode });
  };
  const renew = (): void => {
    for (const path of paths) follow(path);
  };
  renew();
  const close = (): void => {
    for (const path of followed.keys()) leave(path);
  };
  return { renew, close };
}

function inodeOf(path: string): number | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.ino;
  } catch {
    return undefined; // what cannot be looked at is not followed
  }
}

/** Undefined where the system has no notice left to give. */
function watcherOf(path: string, onChange: () => void): FSWatcher | undefined {
  try {
    return watch(path, { persistent: false }, onChange);
  } catch {
    return undefined;
  }
}
