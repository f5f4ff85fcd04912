// The installer's git: the one door, with text in and out.
import { openGit } from '../capture/git.js';
import type { RunGit } from '../install/place.js';

/** git in `cwd`, with the user's own settings: hooks live where those say. */
export function createGitRunner(cwd: string, env: NodeJS.ProcessEnv): RunGit {
  const git = openGit({ cwd, env });
  return async (args) => (await git.run(args, { userSettings: true })).toString('utf8');
}
