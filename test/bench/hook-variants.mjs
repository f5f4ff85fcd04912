// Repositories that differ in their hooks only: none, an empty one, ours, and a peer's. Rows 1 to 3 and 6 commit to them.
import { join } from 'node:path';

export const EMPTY_HOOK = '#!/bin/sh\n:\n';

/** What git gives to a post-commit hook beside the caller's environment. */
export const HOOK_ENVIRONMENT = { GIT_INDEX_FILE: '.git/index', GIT_EDITOR: ':', GIT_EXEC_PATH: '/usr/lib/git-core' };

export const commitCommand = ['git', 'commit', '-q', '--allow-empty', '-m', 'feat: x'];

export function withoutHook(world, base) {
  return { cwd: world.copyOf(base, 'no-hook'), env: world.env };
}

export function withEmptyHook(world, base) {
  const cwd = world.copyOf(base, 'empty-hook');
  world.write(hookOf(cwd), EMPTY_HOOK, 0o755);
  return { cwd, env: world.env };
}

/** Ours, while a recorder is alive: it lingers between the steps, and each step begins with an empty spool. */
export function withLivingRecorder(world, base) {
  const cwd = world.copyOf(base, 'recorder-alive');
  world.installHooks(cwd);
  return { cwd, env: { ...world.env, CRAFTNUDGE_RECORD_LINGER: '60' }, after: world.spoolIsEmpty };
}

/** Ours, where each step has to start a recorder; the next step begins when that has ended. */
export function withStartingRecorder(world, base) {
  const cwd = world.copyOf(base, 'recorder-starts');
  world.installHooks(cwd);
  return { cwd, env: world.env, after: world.isQuiet };
}

export const hookOf = (repository) => join(repository, '.git/hooks/post-commit');
