// Puts the hooks in, for one repository or for all. In: where, and with what. Out: what was done, hook by hook.
import { chooseEverywhere, chooseManager } from './choose-manager.js';
import { applyChanges } from './apply-changes.js';
import type { Plan, PlannedHook, Recorded, RepositorySite, Scope, Site } from './hook-manager.js';
import { installationPath, mergeChanges, readInstallation, writeInstallation } from './installation.js';
import { locate, type RunGit } from './place.js';
import { type Runtime, writeRuntime } from './runtime.js';
import { refusePlanOut, refuseWaysOut } from './stay-inside.js';
import { undoChange } from './undo-change.js';

export interface InstallRequest extends Runtime {
  readonly cwd: string;
  readonly scope: Scope;
  /** By name, instead of what the repository uses. */
  readonly manager?: string;
  /** Change the team's tracked hook files. */
  readonly shared?: boolean;
  /** git in `cwd`. */
  readonly git: RunGit;
  /** What each git on PATH says of itself: `gitVersionsOnPath`. */
  readonly gitVersions: () => Promise<readonly string[]>;
}

export interface InstallOutcome {
  readonly manager: string;
  readonly scope: Scope;
  readonly hooks: readonly PlannedHook[];
  /** Sentences for the person. */
  readonly notes: readonly string[];
  /** False where everything was in place already. */
  readonly changed: boolean;
  /** git's common directory; null for a global installation. */
  readonly commonDir: string | null;
}

export async function installHooks(request: InstallRequest): Promise<InstallOutcome> {
  const site = await surveySite(request);
  return site.place === undefined
    ? installGlobally(request, site)
    : installHere(request, { ...site, place: site.place });
}

/** What there is to know before anything is decided. Without a repository it throws, unless the scope is global. */
export async function surveySite(request: InstallRequest): Promise<Site> {
  const { scope, dataRoot, packageRoot, env, git, shared = false } = request;
  const [place, gitVersions] = await Promise.all([
    scope === 'global' ? undefined : locate(git, request.cwd, env),
    request.gitVersions(),
  ]);
  return { scope, dataRoot, packageRoot, env, git, shared, place, gitVersions };
}

async function installGlobally(request: InstallRequest, site: Site): Promise<InstallOutcome> {
  const manager = chooseEverywhere(site, request.manager);
  await leaveOtherManager(site, manager.name, null);
  const plan = await manager.everywhere.plan(site);
  return carryOut({ request, site, manager: manager.name, commonDir: null }, plan, []);
}

async function installHere(request: InstallRequest, site: RepositorySite): Promise<InstallOutcome> {
  const manager = chooseManager(site, request.manager);
  const { changes } = await manager.plan(site);
  refusePlanOut(site.place, changes);
  if (changes.length > 0) await leaveOtherManager(site, manager.name, site.place.commonDir);
  const prepared = (await manager.prepare?.(site)) ?? [];
  const ready = prepared.length === 0 ? site : { ...site, place: await locate(site.git, request.cwd, request.env) };
  const { commonDir } = site.place;
  return carryOut({ request, site, manager: manager.name, commonDir }, await manager.plan(ready), prepared);
}

interface Job {
  readonly request: InstallRequest;
  readonly site: Site;
  readonly manager: string;
  readonly commonDir: string | null;
}

async function carryOut(job: Job, plan: Plan, prepared: readonly Recorded[]): Promise<InstallOutcome> {
  const { request, site, manager, commonDir } = job;
  const rendered = writeRuntime(request);
  const changes = [...prepared, ...(await applyChanges(plan.changes, site.git))];
  const path = installationPath(site.dataRoot, commonDir);
  const merged = mergeChanges(readInstallation(path)?.changes ?? [], changes);
  writeInstallation(path, { v: 1, scope: site.scope, commonDir, manager, changes: merged });
  const { hooks, notes } = plan;
  return { manager, scope: site.scope, hooks, notes, commonDir, changed: rendered || changes.length > 0 };
}

/** After a change of manager or of git, the hooks of the earlier installation would fire beside the new ones. */
async function leaveOtherManager(site: Site, manager: string, commonDir: string | null): Promise<void> {
  const path = installationPath(site.dataRoot, commonDir);
  const earlier = readInstallation(path);
  if (earlier === undefined || earlier.manager === manager) return;
  if (site.place !== undefined) refuseWaysOut(site.place, earlier.changes);
  for (const recorded of earlier.changes.toReversed()) await undoChange(recorded, site.git);
  writeInstallation(path, { ...earlier, manager, changes: [] });
}
