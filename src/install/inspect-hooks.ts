// What git would run now: for `status` and `doctor`. Reads only.
import { existsSync } from 'node:fs';
import { chooseManager, servesEverywhere } from './choose-manager.js';
import { explainHooksPath } from './explain-place.js';
import { type HookName, hookNames } from './hook-names.js';
import { hasBlock } from './hook-block.js';
import type { FoundHook, HookState, RepositorySite } from './hook-manager.js';
import { type InstallRequest, surveySite } from './install-hooks.js';
import { type Installation, installationPath, readInstallation } from './installation.js';
import { gitConfig } from './managers/git-config.js';
import { managers } from './managers/index.js';
import { isRepositoryOff } from './off-switch.js';
import { locate } from './place.js';
import { readState } from './replace-file.js';
import { isRuntimeStale, renderedHookPath } from './runtime.js';
import { goneStartedPrograms } from './started-programs.js';

export interface HookStatus {
  readonly manager: string;
  readonly hooks: readonly FoundHook[];
  /** The hooks of this repository fire by the global configuration. */
  readonly global: boolean;
  /** Both fire; each commit is recorded once all the same. */
  readonly doubled: boolean;
  /** They were put in here once, whatever has become of them. */
  readonly wasInstalled: boolean;
  /** Switched off for this repository. */
  readonly off: boolean;
  /** What the hooks need and do not find: rendered hooks, the recorder's script, node. */
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  /** The command that puts it right; undefined where nothing is wrong. */
  readonly fix: string | undefined;
}

const FIX = 'craftnudge install-hooks';
const FIX_GLOBAL = 'craftnudge install-hooks --global';
const STALE = 'what the hooks run was written by another version of CraftNudge';

export async function inspectHooks(request: InstallRequest): Promise<HookStatus> {
  const place = await locate(request.git, request.cwd, request.env);
  const site: RepositorySite = { ...(await surveySite({ ...request, scope: 'global' })), place };
  const record = readInstallation(installationPath(request.dataRoot, place.commonDir));
  const here = await findHere(site, record);
  const everywhere = await findEverywhere(site);
  const hooks = hookNames.map((name) => reportOn(name, here, everywhere));
  const missing = missingParts(request);
  const stale = isRuntimeStale(request) || hooks.some(({ outdated }) => outdated === true);
  const healthy = !stale && missing.length === 0 && hooks.every(({ state }) => state === 'installed');
  return {
    manager: record?.manager ?? chooseManager(site).name,
    hooks,
    global: everywhere.some(isInstalled),
    doubled: everywhere.some(isInstalled) && here.some(isInstalled),
    wasInstalled: record !== undefined || place.passedOn,
    off: isRepositoryOff(place.commonDir),
    missing,
    notes: [...explainHooksPath(place), ...(stale ? [STALE] : [])],
    // Our global directory stands before the repository's own hooks, so it is the one to mend.
    fix: healthy ? undefined : place.passedOn ? FIX_GLOBAL : FIX,
  };
}

const isInstalled = ({ state }: { readonly state: HookState }): boolean => state === 'installed';

/** The best of each manager's. */
async function findEverywhere(site: RepositorySite): Promise<readonly FoundHook[]> {
  const found = await Promise.all(managers.filter(servesEverywhere).map(({ everywhere }) => everywhere.find(site)));
  return found.flat().sort((one, other) => Number(isInstalled(other)) - Number(isInstalled(one)));
}

async function findHere(site: RepositorySite, record: Installation | undefined): Promise<readonly FoundHook[]> {
  const local = await gitConfig.find(site);
  const files = await chooseManager({ ...site, gitVersions: [] }).find(site);
  return hookNames.map((name) => {
    const candidates = [...local, ...files].filter((each) => each.name === name);
    return (
      candidates.find(isInstalled) ??
      shadowed(name, record) ??
      named(files, name) ?? { name, path: '', state: 'missing' }
    );
  });
}

/** A block of ours that still stands where the record says, although nobody found it where git looks. */
function shadowed(name: HookName, record: Installation | undefined): FoundHook | undefined {
  const path = record?.changes.map((change) => change.path).find((each) => each.endsWith(name) && standsIn(each));
  return path === undefined ? undefined : { name, path, state: 'shadowed' };
}

function standsIn(path: string): boolean {
  return hasBlock(readState(path)?.bytes.toString('latin1') ?? '');
}

function reportOn(name: HookName, here: readonly FoundHook[], everywhere: readonly FoundHook[]): FoundHook {
  const global = named(everywhere, name);
  const local = named(here, name);
  return local?.state !== 'installed' && global?.state === 'installed'
    ? global
    : (local ?? { name, path: '', state: 'missing' });
}

function named<Hook extends { readonly name: HookName }>(hooks: readonly Hook[], name: HookName): Hook | undefined {
  return hooks.find((each) => each.name === name);
}

function missingParts({ dataRoot, recorder }: InstallRequest): readonly string[] {
  const parts = [...hookNames.map((name) => renderedHookPath(dataRoot, name)), recorder];
  return [...new Set([...parts.filter((path) => !existsSync(path)), ...goneStartedPrograms(dataRoot)])];
}
