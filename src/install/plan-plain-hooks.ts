// Hook files that git runs itself, in .git/hooks or wherever core.hooksPath points. A file that git tracks stays as it
// is, unless the team's copy is asked for. In: a site, and for a hook the file that our block belongs into. Out: a plan.
import { join } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import { explainHooksPath } from './explain-place.js';
import { type HookName, hookNames } from './hook-names.js';
import type { FoundHook, Plan, RepositorySite } from './hook-manager.js';
import { isTracked, isWithin } from './place.js';
import { planExclude } from './plan-exclude.js';
import { findHookFile, type PlannedFile, planHookFile } from './plan-hook-file.js';
import { renderAlone, renderedHookPath } from './runtime.js';

export type PathOf = (site: RepositorySite, name: HookName) => string;

/** The file that git runs. */
export const ownPathOf: PathOf = ({ place }, name) => join(place.hooksDirectory, name);

export async function planPlainHooks(site: RepositorySite, pathOf: PathOf = ownPathOf): Promise<Plan> {
  if (site.shared && !isInWorkTree(site)) throw nothingToShare(site);
  const files: PlannedFile[] = [];
  for (const name of hookNames) files.push(await planOne(site, name, pathOf));
  if (files.every(({ hook }) => hook.action === 'left-out')) throw trackedHooks(site);
  const untracked = files.filter(({ hook }) => hook.action === 'created').map(({ hook }) => hook.path);
  const exclude = isInWorkTree(site) && !site.shared ? planExclude(site, untracked) : [];
  return {
    hooks: files.map(({ hook }) => hook),
    changes: [...files.flatMap(({ changes }) => changes), ...exclude],
    notes: [...explainHooksPath(site.place), ...explainLeftOut(files)],
  };
}

export async function findPlainHooks(site: RepositorySite, pathOf: PathOf = ownPathOf): Promise<readonly FoundHook[]> {
  return Promise.all(hookNames.map((name) => findOne(site, name, pathOf)));
}

async function findOne(site: RepositorySite, name: HookName, pathOf: PathOf): Promise<FoundHook> {
  const found = findHookFile(name, pathOf(site, name));
  if (found.state !== 'installed') return found;
  return { ...found, outdated: (await planOne(site, name, pathOf)).changes.length > 0 };
}

async function planOne(site: RepositorySite, name: HookName, pathOf: PathOf): Promise<PlannedFile> {
  const path = pathOf(site, name);
  const rendered = renderedHookPath(site.dataRoot, name);
  const inWorkTree = isInWorkTree(site);
  if (inWorkTree && site.shared) return planHookFile({ name, path, rendered, shared: true });
  const mayBeTracked = site.place.hooksPath !== undefined || inWorkTree;
  if (mayBeTracked && (await isTracked(site.git, path))) {
    const action = findHookFile(name, path).state === 'installed' ? 'kept' : 'left-out';
    return { hook: { name, path, action }, changes: [] };
  }
  return planHookFile({ name, path, rendered, alone: renderAlone(site, name) });
}

/** Then git may track what is there. */
export function isInWorkTree({ place }: RepositorySite): boolean {
  const { top, commonDir, hooksDirectory } = place;
  return top !== null && isWithin(top, hooksDirectory) && !isWithin(commonDir, hooksDirectory);
}

function explainLeftOut(files: readonly PlannedFile[]): readonly string[] {
  return files
    .filter(({ hook }) => hook.action === 'left-out')
    .map(({ hook }) => `${hook.path} is tracked and was left as it is; with --shared it gets the team's block`);
}

function nothingToShare({ place }: RepositorySite): CraftNudgeError {
  return new CraftNudgeError('HOOKS_UNSUPPORTED', {
    reason: `git tracks nothing in ${place.hooksDirectory}, so nobody else would get these hooks`,
    fix: 'set up husky for everybody with: craftnudge install-hooks --manager husky --shared; or leave --shared away',
  });
}

function trackedHooks({ place }: RepositorySite): CraftNudgeError {
  return new CraftNudgeError('HOOKS_UNSUPPORTED', {
    reason: `every hook in ${place.hooksDirectory} is tracked by git`,
    fix: 'install for the whole team with: craftnudge install-hooks --shared',
  });
}
