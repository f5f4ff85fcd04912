// The work tree that a git directory belongs to: git notes it for linked ones.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Repository } from './repository.js';

/** Undefined where it cannot be told. */
export function workTreeOf(
  gitDir: string,
  { gitDir: here, worktree, commonDir, path }: Repository,
): string | undefined {
  if (gitDir === here) return worktree ?? undefined;
  if (gitDir === commonDir) return path === commonDir ? undefined : path;
  const link = join(gitDir, 'gitdir');
  if (statSync(link, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const target = readFileSync(link, 'utf8').trim();
  return target.startsWith('/') || /^[A-Za-z]:/.test(target) ? dirname(target) : undefined;
}
