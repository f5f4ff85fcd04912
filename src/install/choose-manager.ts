// Which manager serves a repository: the one asked for, else the first whose own is there, else the first that the team
// has configured, else plain files.
import { CraftNudgeError } from '../domain/failure.js';
import type { Claim, HookManager, RepositorySite } from './hook-manager.js';
import { gitHooks } from './managers/git-hooks.js';
import { managers } from './managers/index.js';

export function chooseManager(site: RepositorySite, requested?: string): HookManager {
  if (requested === undefined) return firstToClaim(site, 'certain') ?? firstToClaim(site, 'likely') ?? gitHooks;
  const found = managers.find((each) => each.name === requested);
  if (found !== undefined) return found;
  const names = managers.map((each) => each.name).join(', ');
  throw new CraftNudgeError('WRONG_USAGE', { reason: `--manager ${requested} is none of ${names}` });
}

function firstToClaim(site: RepositorySite, claim: Claim): HookManager | undefined {
  return managers.find((each) => each.claim(site) === claim);
}
