// Every hook manager that we know: one import and one line each, alphabetical.
import type { HookManager } from '../hook-manager.js';
import { gitConfig } from './git-config.js';
import { gitHooks } from './git-hooks.js';
import { hk } from './hk.js';
import { hooksPath } from './hooks-path.js';
import { husky } from './husky.js';
import { lefthook } from './lefthook.js';
import { preCommit } from './pre-commit.js';
import { prek } from './prek.js';
import { simpleGitHooks } from './simple-git-hooks.js';

export const managers: readonly HookManager[] = [
  gitConfig,
  gitHooks,
  hk,
  hooksPath,
  husky,
  lefthook,
  preCommit,
  prek,
  simpleGitHooks,
];
