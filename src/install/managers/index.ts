// Every hook manager that we know: one import and one line each, alphabetical.
import type { HookManager } from '../hook-manager.js';
import { gitConfig } from './git-config.js';
import { gitHooks } from './git-hooks.js';
import { husky } from './husky.js';

export const managers: readonly HookManager[] = [gitConfig, gitHooks, husky];
