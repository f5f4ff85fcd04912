// What is going on in a work tree just now, told by the files that git keeps while it lasts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { OFF_MARKER } from '../domain/off-marker.js';

/** Switched off for this repository? */
export function isSwitchedOff(commonDir: string): boolean {
  return existsSync(join(commonDir, OFF_MARKER));
}

const IN_PROGRESS = ['BISECT_LOG', 'CHERRY_PICK_HEAD', 'MERGE_HEAD', 'REVERT_HEAD', 'rebase-apply', 'rebase-merge'];

/** Is a rebase, merge, cherry-pick, revert or bisect under way? */
export function isOperationInProgress(gitDir: string): boolean {
  return IN_PROGRESS.some((name) => existsSync(join(gitDir, name)));
}

/** Does a hook check commit messages here already? Then nothing is said about their form. */
export function hasMessageHook(commonDir: string, worktree: string | null): boolean {
  const places = [
    join(commonDir, 'hooks/commit-msg'),
    ...(worktree === null ? [] : [join(worktree, '.husky/commit-msg')]),
  ];
  return places.some((path) => existsSync(path));
}
