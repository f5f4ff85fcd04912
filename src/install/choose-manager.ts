// Which manager serves a repository: the one asked for, else the first that knows its own there, else plain files.
import { CraftNudgeError } from '../domain/failure.js';
import type { HookManager, RepositorySite } from './hook-manager.js';
import { gitHooks } from './managers/git-hooks.js';
import { managers } from './managers/index.js';

export function chooseManager(site: RepositorySite, requested?: string): HookManager {
  if (requested === undefined) return managers.find((each) => each !== gitHooks && each.owns(site)) ?? gitHooks;
  const found = managers.find((each) => each.name === requested);
  if (found !== undefined) return found;
  const names = managers.map((each) => each.name).join(', ');
  throw new CraftNudgeError('WRONG_USAGE', { reason: `--manager ${requested} is none of ${names}` });
}
