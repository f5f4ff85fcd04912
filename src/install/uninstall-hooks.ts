// Takes the hooks out again: every byte as it was, or, where somebody has edited around our block, without the block.
import { join } from 'node:path';
import { hookNames } from './hook-names.js';
import { ORIGINAL_SUFFIX } from './hook-block.js';
import type { RepositorySite } from './hook-manager.js';
import { type InstallRequest, surveySite } from './install-hooks.js';
import { installationPath, readInstallation, removeInstallation } from './installation.js';
import { managers } from './managers/index.js';
import { restoreOriginal, stripHookFile, undoChange } from './undo-change.js';

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
  const stray = site.place === undefined ? [] : await stripStrays({ ...site, place: site.place });
  return { restored: [...new Set([...changes.map((change) => change.path), ...stray])].sort(), commonDir };
}

/** Blocks without a record: the data directory was lost, or another repository shares the hooks directory. */
async function stripStrays(site: RepositorySite): Promise<readonly string[]> {
  const found = (await Promise.all(managers.map((manager) => manager.find(site)))).flat();
  const plain = hookNames.map((name) => join(site.place.commonDir, 'hooks', name));
  const paths = new Set([...found.filter(({ state }) => state === 'installed').map(({ path }) => path), ...plain]);
  return [...paths].filter((path) => restoreOriginal(path, path + ORIGINAL_SUFFIX) || stripHookFile(path));
}
