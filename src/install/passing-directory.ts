// Where the hooks directory is that `--global` names to a git older than 2.54. Not in the data directory: that one may
// delete, and git would then find no hook of any repository any more.
import { join } from 'node:path';
import { configFolderOf } from '../config/source-files.js';

/** Undefined where the environment names no home. */
export function passingDirectory(env: NodeJS.ProcessEnv): string | undefined {
  const folder = configFolderOf(env);
  return folder === undefined ? undefined : join(folder, 'git-hooks');
}
