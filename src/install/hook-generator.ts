// What the managers have in common that write hook files of their own, and write them anew at their next install: how one
// is recognised, and where our block goes. In: what is particular to one. Out: the manager.
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim, FoundHook, HookManager, Plan, RepositorySite } from './hook-manager.js';
import { gitHookNames, type HookName } from './hook-names.js';
import type { Place } from './place.js';
import { findHookFile } from './plan-hook-file.js';
import { findPlainHooks, ownPathOf, type PathOf, planPlainHooks } from './plan-plain-hooks.js';
import { unlessDenied } from './replace-file.js';

export interface HookGenerator {
  readonly name: string;
  readonly summary: string;
  /** Its configuration, from the top of the work tree; one of them is enough. */
  readonly configFiles: readonly string[];
  /** It may be configured in package.json, under this key. */
  readonly packageKey?: string;
  /** What it writes into its hook files. */
  readonly sign: RegExp;
  /** Does it run `<hook>.legacy` as git would, and keep that file? Then that is the place for our block. */
  readonly runsLegacy?: (name: HookName) => boolean;
  /** Sentences about its next install; `rewritten` are the hooks of its own that hold our block. */
  explain(rewritten: readonly HookName[]): readonly string[];
}

const LEGACY_SUFFIX = '.legacy';

export function defineGenerator(generator: HookGenerator): HookManager {
  const { name, summary } = generator;
  const pathOf: PathOf = (site, hook) => placeOf(generator, site, hook);
  return {
    name,
    summary,
    claim: ({ place }) => claimOn(generator, place),
    plan: (site) => planBeside(generator, site, pathOf),
    find: async (site) => (await findPlainHooks(site, pathOf)).map((found) => orWhereGitLooks(site, found)),
  };
}

/** What may be said of every manager that overwrites its own hook files. */
export function explainRewritten(name: string, rewritten: readonly HookName[]): readonly string[] {
  if (rewritten.length === 0) return [];
  const hooks = rewritten.join(', ');
  return [`${name} writes ${hooks} anew at its next install; craftnudge doctor tells, and --fix puts ours back`];
}

/** Beside the generated script where the manager runs that too, else in the file that git runs. */
function placeOf({ sign, runsLegacy }: HookGenerator, site: RepositorySite, hook: HookName): string {
  const own = ownPathOf(site, hook);
  return runsLegacy?.(hook) === true && sign.test(textOf(own)) ? own + LEGACY_SUFFIX : own;
}

async function planBeside(generator: HookGenerator, site: RepositorySite, pathOf: PathOf): Promise<Plan> {
  const { hooks, changes, notes } = await planPlainHooks(site, pathOf);
  const rewritten = hooks.filter(({ path }) => generator.sign.test(textOf(path))).map(({ name }) => name);
  return { hooks, changes, notes: [...notes, ...generator.explain(rewritten)] };
}

/** An older block may still be in the generated script itself. */
function orWhereGitLooks(site: RepositorySite, found: FoundHook): FoundHook {
  if (found.state === 'installed') return found;
  const own = findHookFile(found.name, ownPathOf(site, found.name));
  return own.state === 'installed' ? own : found;
}

function claimOn({ sign, configFiles, packageKey }: HookGenerator, { top, hooksPath, hooksDirectory }: Place): Claim {
  if (gitHookNames.some((name) => sign.test(textOf(join(hooksDirectory, name))))) return 'certain';
  // Where core.hooksPath leads elsewhere, a configuration alone says nothing about what git runs.
  if (top === null || hooksPath !== undefined) return 'none';
  const inPackage = packageKey !== undefined && textOf(join(top, 'package.json')).includes(`"${packageKey}"`);
  return inPackage || configFiles.some((name) => existsSync(join(top, name))) ? 'likely' : 'none';
}

/** Empty for whatever is no plain file: a FIFO would keep its reader waiting. */
function textOf(path: string): string {
  if (!existsSync(path) || !lstatSync(path).isFile()) return '';
  return unlessDenied(path, () => readFileSync(path, 'latin1'));
}
