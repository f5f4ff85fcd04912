// Hooks in git's configuration, from git 2.54 on: no hook file is touched, and no other manager can write them away.
import { join } from 'node:path';
import { type HookName, hookNames } from '../hook-names.js';
import type { Change, FoundHook, HookManager, Plan, Site } from '../hook-manager.js';
import { sourceIfReadable } from '../hook-block.js';
import { globalConfigPath } from '../global-config.js';
import { type ConfigEntry, readConfigFile } from '../place.js';
import { renderedHookPath } from '../runtime.js';
import { supportsConfigHooks } from '../git-versions.js';

export const gitConfig: HookManager = {
  name: 'git-config',
  summary: 'hooks in the git configuration (git 2.54 and newer)',
  claim: ({ gitVersions, shared }) =>
    !shared && gitVersions.length > 0 && gitVersions.every(supportsConfigHooks) ? 'certain' : 'none',
  plan: async (site) => planConfig(site, join(site.place.commonDir, 'config'), 'local', site.place.config),
  find: async (site) => findConfigHooks(site, 'local', site.place.config),
  everywhere: {
    claim: ({ gitVersions: [first = ''] }) => (supportsConfigHooks(first) ? 'certain' : 'none'),
    plan: planGlobal,
    find: findGlobal,
    leftovers: ({ env }) => [
      { kind: 'config', path: globalConfigPath(env), before: null, after: '', sections: hookNames.map(sectionOf) },
    ],
  },
};

/** For `--global`: the same in the person's own configuration file. */
async function planGlobal(site: Site): Promise<Plan> {
  const path = globalConfigPath(site.env);
  return planConfig(site, path, 'global', await readConfigFile(site.git, path, 'global'));
}

async function findGlobal(site: Site): Promise<readonly FoundHook[]> {
  return findConfigHooks(site, 'global', await readConfigFile(site.git, globalConfigPath(site.env), 'global'));
}

function findConfigHooks(site: Site, scope: string, config: readonly ConfigEntry[]): readonly FoundHook[] {
  const works = supportsConfigHooks(site.gitVersions[0] ?? '');
  return hookNames.map((name) => {
    const entry = config.findLast((each) => each.scope === scope && each.key === keyOf(name, 'command'));
    const state = entry === undefined ? 'missing' : works ? 'installed' : 'shadowed';
    return { name, path: `${scope} configuration, ${sectionOf(name)}`, state };
  });
}

function planConfig(site: Site, path: string, scope: string, config: readonly ConfigEntry[]): Plan {
  const wanted = hookNames.flatMap((name) => entriesOf(site, name));
  const missing = wanted.filter(([key, value]) => !config.some((entry) => isSame(entry, scope, key, value)));
  const change: Change = { kind: 'config', path, entries: missing, sections: hookNames.map(sectionOf) };
  const action = missing.length === 0 ? 'kept' : 'configured';
  return {
    hooks: hookNames.map((name) => ({ name, path, action })),
    changes: missing.length === 0 ? [] : [change],
    notes: explainOlderGits(site.gitVersions),
  };
}

function entriesOf({ dataRoot }: Site, name: HookName): readonly (readonly [string, string])[] {
  const command = Buffer.from(sourceIfReadable(renderedHookPath(dataRoot, name)), 'latin1').toString('utf8');
  return [
    [keyOf(name, 'event'), name],
    [keyOf(name, 'command'), command],
  ];
}

function isSame(entry: ConfigEntry, scope: string, key: string, value: string): boolean {
  return entry.scope === scope && entry.key === key && entry.value === value;
}

function explainOlderGits(versions: readonly string[]): readonly string[] {
  return versions
    .filter((version) => !supportsConfigHooks(version))
    .map((version) => `${version.trim()} is on PATH too and runs no config hooks; what it commits is filled in later`);
}

const sectionOf = (name: HookName): string => `hook.craftnudge-${name}`;
const keyOf = (name: HookName, variable: string): string => `${sectionOf(name)}.${variable}`;
