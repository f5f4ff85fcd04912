// What git says on stderr, as one of our failures. Comes in: arguments, place and stderr of a git that failed.
import { CraftNudgeError } from '../domain/failure.js';
import type { GitPlace } from './git-environment.js';

interface FailedGit {
  readonly args: readonly string[];
  readonly place: GitPlace;
  readonly stderr: string;
  readonly cause?: unknown;
}

export function gitFailureOf({ args, place, stderr, cause }: FailedGit): CraftNudgeError {
  const path = place.gitDir ?? place.cwd;
  const options = { cause };
  if (/spawn(?:Sync)? git ENOENT/.test(stderr)) return new CraftNudgeError('GIT_MISSING', {}, options);
  if (/dubious ownership/.test(stderr)) return new CraftNudgeError('GIT_UNTRUSTED', { path }, options);
  if (GIT_DIRECTORY.test(stderr)) return new CraftNudgeError('GIT_DIRECTORY', { path }, options);
  if (NO_REPOSITORY.test(stderr)) return new CraftNudgeError('NOT_A_REPOSITORY', { path }, options);
  return new CraftNudgeError('GIT_FAILED', { command: commandIn(args), reason: reasonIn(stderr) }, options);
}

/** `rev-parse` of `rev-parse --verify HEAD`. */
export const commandIn = (args: readonly string[]): string => args.find((argument) => !argument.startsWith('-')) ?? '';

/** Inside `.git`, or in a bare repository that nobody named. */
const GIT_DIRECTORY = /cannot use bare repository|must be run in a work tree/i;
const NO_REPOSITORY = /not a git repository|directory that does not exist/i;

/** The `fatal:` line where there is one, else the last line. */
function reasonIn(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const line = lines.find((candidate) => candidate.startsWith('fatal:')) ?? lines.at(-1) ?? 'no reason given';
  return line.replace(/^(?:fatal|error): /, '').slice(0, 300);
}
