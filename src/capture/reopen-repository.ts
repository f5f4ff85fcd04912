// A repository that git has shown us before, told again from its files: on the way of every commit a git process is saved.
// Only the plain case (a work tree with its own `.git` directory, ours by owner); everything else is asked of git.
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { guardPattern } from '../domain/guarded-pattern.js';
import type { GitPlace } from './git.js';
import { isPartial, type Repository } from './repository.js';

export interface Remembered {
  readonly id: string;
  readonly objectFormat?: Repository['objectFormat'];
}

/** Undefined where it is not known by its common directory, or not plain. */
export function reopenRepository(
  { cwd, gitDir: given }: GitPlace,
  find: (commonDir: string) => Remembered | undefined,
): Repository | undefined {
  if (given !== undefined || !isOwnDirectory(join(cwd, '.git'))) return undefined;
  const worktree = realpathSync(cwd);
  const gitDir = join(worktree, '.git');
  const known = find(gitDir);
  if (known?.objectFormat === undefined || !isPlain(gitDir)) return undefined;
  return {
    id: known.id,
    name: basename(worktree),
    path: worktree,
    gitDir,
    commonDir: gitDir,
    worktree,
    objectFormat: known.objectFormat,
    shallow: sizeOf(join(gitDir, 'shallow')) > 0,
    partial: isPartial(gitDir),
  };
}

/** git refuses a repository of somebody else; so do we. */
function isOwnDirectory(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  const uid = process.geteuid?.();
  return stat?.isDirectory() === true && (uid === undefined || stat.uid === uid);
}

const looksMoved = guardPattern(/\b(?:worktree|worktreeconfig|path|bare(?!\s*=\s*false\b))\b/i, [
  'worktree',
  'path',
  'bare',
]);

/** No configuration moves the work tree, and no common directory is elsewhere. */
function isPlain(gitDir: string): boolean {
  if (sizeOf(join(gitDir, 'commondir')) > 0 || sizeOf(join(gitDir, 'HEAD')) === 0) return false;
  // A key may stand behind its section on one line, and `bare` alone means true: what looks like it is left to git.
  return !looksMoved(readFileSync(join(gitDir, 'config'), 'utf8').replaceAll('bare = false\n', '\n'));
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
