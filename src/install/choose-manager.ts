// Which manager serves a repository: the one asked for, else the first whose own is there, else the first that the team
// has configured, else plain files.
import { CraftNudgeError } from '../domain/failure.js';
import type { Claim, Everywhere, HookManager, RepositorySite, Site } from './hook-manager.js';
import { gitHooks } from './managers/git-hooks.js';
import { managers } from './managers/index.js';

export function chooseManager(site: RepositorySite, requested?: string): HookManager {
  if (requested === undefined) return firstToClaim(site, 'certain') ?? firstToClaim(site, 'likely') ?? gitHooks;
  const found = managers.find((each) => each.name === requested);
  if (found !== undefined) return found;
  const names = managers.map((each) => each.name).join(', ');
  throw new CraftNudgeError('WRONG_USAGE', { reason: `--manager ${requested} is none of ${names}` });
}

/** For `--global`. */
export function chooseEverywhere(site: Site, requested?: string): GlobalManager {
  const able = managers.filter(servesEverywhere);
  const firstTo = (claim: Claim) => able.find(({ everywhere }) => everywhere.claim(site) === claim);
  const found =
    requested === undefined ? (firstTo('certain') ?? firstTo('likely')) : able.find(({ name }) => name === requested);
  if (found !== undefined) return found;
  const names = able.map(({ name }) => name).join(', ');
  throw new CraftNudgeError('WRONG_USAGE', { reason: `--global --manager ${requested} is none of ${names}` });
}

type GlobalManager = HookManager & { readonly everywhere: Everywhere };

export const servesEverywhere = (manager: HookManager): manager is GlobalManager => manager.everywhere !== undefined;

function firstToClaim(site: RepositorySite, claim: Claim): HookManager | undefined {
  return managers.find((each) => each.claim(site) === claim);
}
