// Takes the hooks out again: every byte as it was, or, where somebody has edited around our block, without the block.
import { join } from 'node:path';
import { hookNames } from './hook-names.js';
import { ORIGINAL_SUFFIX } from './hook-block.js';
import type { RepositorySite } from './hook-manager.js';
import { type InstallRequest, surveySite } from './install-hooks.js';
import { installationPath, readInstallation, removeInstallation } from './installation.js';
import { managers } from './managers/index.js';
import { pathsOf } from './moved-hook.js';
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
  const changes = readInstallation(path)?.changes ?? [];
  for (const recorded of changes.toReversed()) await undoChange(recorded, site.git);
  removeInstallation(path);
  const stray = site.place === undefined ? [] : await cleanStrays({ ...site, place: site.place });
  return { restored: [...new Set([...changes.map((change) => change.path), ...stray])].sort(), commonDir };
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
  const paths = [...new Set([...own.flatMap(pathsOf), ...installed])];
  const cleaned = paths.filter((path) => cleanHookFile(path));
  return [...cleaned, ...paths.filter((path) => restoreOriginal(path, path + ORIGINAL_SUFFIX))];
}
