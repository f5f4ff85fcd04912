// husky points core.hooksPath at .husky/_, whose scripts run .husky/<hook> by sh. Personal: nothing tracked changes.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type HookName, hookNames } from '../hook-names.js';
import { hasBlock, hasSharedBlock } from '../hook-block.js';
import type { FoundHook, HookManager, Plan, RepositorySite } from '../hook-manager.js';
import { planExclude } from '../plan-exclude.js';
import { findHookFile, type PlannedFile, planHookFile } from '../plan-hook-file.js';
import { renderedHookPath } from '../runtime.js';
import { setUpHusky } from '../set-up-husky.js';

export const husky: HookManager = {
  name: 'husky',
  summary: 'an untracked file in .husky, or with --shared the tracked one',
  claim: ({ place }) => (isHuskyDirectory(place.hooksDirectory) ? 'certain' : 'none'),
  prepare: async (site) => (isHuskyDirectory(site.place.hooksDirectory) ? [] : setUpHusky(site)),
  plan: planHuskyHooks,
  find: async (site) => hookNames.map((name) => findHuskyHook(site, name)),
};

function isHuskyDirectory(directory: string): boolean {
  if (basename(directory) !== '_') return false;
  return basename(dirname(directory)) === '.husky' || existsSync(join(directory, 'h'));
}

async function planHuskyHooks(site: RepositorySite): Promise<Plan> {
  const files = hookNames.map((name) => planOne(site, name));
  const own = hookNames.map((name) => ownPath(site, name));
  const created = files.filter(({ hook }) => hook.action === 'created' && own.includes(hook.path));
  return {
    hooks: files.map(({ hook }) => hook),
    changes: [
      ...files.flatMap(({ changes }) => changes),
      ...(site.shared
        ? []
        : planExclude(
            site,
            created.map(({ hook }) => hook.path),
          )),
    ],
    notes: [...explainMode(site), ...explainMissingScripts(site), ...explainRegenerated(site, files)],
  };
}

function planOne(site: RepositorySite, name: HookName): PlannedFile {
  const { shared, place } = site;
  const path = ownPath(site, name);
  const file = { name, rendered: renderedHookPath(site.dataRoot, name) };
  const text = existsSync(path) ? readFileSync(path, 'latin1') : undefined;
  if (shared || text === undefined) return planHookFile({ ...file, path, shared, runBySh: true });
  // The team's block serves already; without any, the file is the team's, and ours goes into husky's ignored script.
  if (hasSharedBlock(text)) return { hook: { name, path, action: 'kept' }, changes: [] };
  if (hasBlock(text)) return planHookFile({ ...file, path, runBySh: true });
  return planHookFile({ ...file, path: join(place.hooksDirectory, name) });
}

function findHuskyHook(site: RepositorySite, name: HookName): FoundHook {
  const own = findHookFile(name, ownPath(site, name), true);
  const generated = findHookFile(name, join(site.place.hooksDirectory, name));
  if (generated.state === 'installed') return generated;
  // Without husky's own script nobody runs .husky/<hook>: as in a new clone or work tree before `npm install`.
  if (own.state === 'installed' && generated.state === 'missing') return { ...own, state: 'shadowed' };
  return own;
}

/** .husky/<hook> */
function ownPath({ place }: RepositorySite, name: HookName): string {
  return join(dirname(place.hooksDirectory), name);
}

function explainMode({ shared }: RepositorySite): readonly string[] {
  return [
    shared ? 'husky: the tracked hook files have a block now; commit them' : 'husky kept, nothing tracked changed',
  ];
}

function explainMissingScripts({ place }: RepositorySite): readonly string[] {
  if (existsSync(place.hooksDirectory)) return [];
  return [`${place.hooksDirectory} is missing, so git runs no hook in this work tree; make it with: npx husky`];
}

function explainRegenerated({ place }: RepositorySite, files: readonly PlannedFile[]): readonly string[] {
  const chained = files.some(({ hook }) => dirname(hook.path) === place.hooksDirectory);
  return chained ? ['husky writes its scripts anew on install; then run craftnudge install-hooks again'] : [];
}
