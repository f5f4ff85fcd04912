// Takes the hooks out again: every byte as it was, or, where somebody has edited around our block, without the block.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { servesEverywhere } from './choose-manager.js';
import { hookNames } from './hook-names.js';
import { ORIGINAL_SUFFIX } from './hook-block.js';
import type { Recorded, RepositorySite, Site } from './hook-manager.js';
import { type InstallRequest, surveySite } from './install-hooks.js';
import { installationPath, readInstallation, removeInstallation } from './installation.js';
import { managers } from './managers/index.js';
import { pathsOf } from './moved-hook.js';
import { leadsOut, refuseWaysOut } from './stay-inside.js';
import { cleanHookFile, restoreOriginal, undoChange } from './undo-change.js';

export interface UninstallOutcome {
  /** Files that were restored, edited or removed. */
  readonly restored: readonly string[];
  /** git's common directory; null for a global installation. */
  readonly commonDir: string | null;
}

export async function uninstallHooks(request: InstallRequest): Promise<UninstallOutcome> {
  const site = await surveySite(request);
  const commonDir = site.place?.commonDir ?? null;
  const path = installationPath(site.dataRoot, commonDir);
  const recorded = readInstallation(path)?.changes;
  const changes = recorded ?? (site.place === undefined ? leftoversOf(site) : []);
  if (site.place !== undefined) refuseWaysOut(site.place, changes);
  for (const change of changes.toReversed()) await undoChange(change, site.git);
  removeInstallation(path);
  const stray = site.place === undefined ? [] : await cleanStrays({ ...site, place: site.place });
  return { restored: [...new Set([...changes.map((change) => change.path), ...stray])].sort(), commonDir };
}

/** The data directory was lost: whatever a global installation may have left. */
function leftoversOf(site: Site): readonly Recorded[] {
  const all = managers.filter(servesEverywhere).flatMap(({ everywhere }) => everywhere.leftovers(site));
  return all.filter(({ path }) => existsSync(path));
}

/**
 * Blocks that no record leads to: the data directory was lost, another repository shares the hooks directory, or another
 * manager has moved our file since.
 */
async function cleanStrays(site: RepositorySite): Promise<readonly string[]> {
  const { commonDir, hooksDirectory } = site.place;
  const found = (await Promise.all(managers.map((manager) => manager.find(site)))).flat();
  const installed = found.filter(({ state }) => state === 'installed').map(({ path }) => path);
  const directories = [join(commonDir, 'hooks'), hooksDirectory];
  const own = directories.flatMap((directory) => hookNames.map((name) => join(directory, name)));
  const known = [...new Set([...own.flatMap(pathsOf), ...installed])];
  const paths = known.filter((path) => !leadsOut(site.place, path));
  const cleaned = paths.filter((path) => cleanHookFile(path));
  return [...cleaned, ...paths.filter((path) => restoreOriginal(path, path + ORIGINAL_SUFFIX))];
}
