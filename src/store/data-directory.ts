// From the environment to the one directory in which everything is kept. Nothing is made until something is written.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { ensurePrivateDirectory, isPrivateDirectory, refuseForeignParent, unsafe } from './private-directory.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface DataDirectory {
  readonly root: string;
  /** The path of something inside; makes nothing. */
  resolve(...parts: readonly string[]): string;
  /** Makes the directory `parts` with mode 0700, each level checked, and returns its path. */
  ensure(...parts: readonly string[]): string;
}

/** Where the data directory is, by the environment alone. A relative CRAFTNUDGE_HOME would follow the work tree: refused. */
export function dataDirectoryOf(env: Environment, platform: NodeJS.Platform = process.platform): string {
  const chosen = env['CRAFTNUDGE_HOME'];
  if (chosen !== undefined && chosen !== '') {
    if (!isAbsolute(chosen)) throw unsafe(chosen, 'a relative path');
    return chosen;
  }
  return join(placeOf(env, platform), 'craftnudge');
}

/** The data directory, checked: a directory of this user and no link, or not there yet. */
export function openDataDirectory(env: Environment): DataDirectory {
  const root = dataDirectoryOf(env);
  if (!isPrivateDirectory(root)) refuseForeignParent(root);
  return {
    root,
    resolve: (...parts) => join(root, ...parts),
    ensure: (...parts) => {
      if (!isPrivateDirectory(root)) refuseForeignParent(root);
      ensurePrivateDirectory(root);
      return parts.reduce((parent, part) => ensureChild(parent, part), root);
    },
  };
}

function ensureChild(parent: string, part: string): string {
  const path = join(parent, part);
  ensurePrivateDirectory(path);
  return path;
}

function placeOf(env: Environment, platform: NodeJS.Platform): string {
  const xdg = env['XDG_DATA_HOME'];
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  const home = env['HOME'] || homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(home, 'AppData', 'Local');
  return join(home, '.local', 'share');
}
