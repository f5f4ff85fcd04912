// Under which addresses does the person commit in this repository? As git would answer, from all of its settings.
import { CraftNudgeError } from '../domain/failure.js';
import type { Git } from './git.js';

const KEYS = '^(user|author|committer)\\.email$';

/** Every configured address, each once; none is a normal answer. */
export async function readIdentities(git: Git): Promise<readonly string[]> {
  try {
    const output = await git.run(['config', '-z', '--get-regexp', KEYS], { userSettings: true });
    const values = output
      .toString('utf8')
      .split('\0')
      .map((entry) => entry.slice(entry.indexOf('\n') + 1).trim());
    return [...new Set(values.filter((value) => value !== ''))];
  } catch (error) {
    if (error instanceof CraftNudgeError && error.code === 'GIT_FAILED') return []; // exit 1: nothing is set
    throw error;
  }
}
