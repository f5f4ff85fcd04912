// What the managers have in common that write hook files of their own, and write them anew at their next install: how one
// is recognised, and where our block goes. In: what is particular to one. Out: the manager.
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import type { Claim, FoundHook, HookManager, Plan, RepositorySite } from './hook-manager.js';
import { gitHookNames, type HookName } from './hook-names.js';
import type { Place } from './place.js';
import { findHookFile } from './plan-hook-file.js';
import { findPlainHooks, isInWorkTree, ownPathOf, type PathOf, planPlainHooks } from './plan-plain-hooks.js';
import { unlessDenied } from './replace-file.js';
import { namesShared, sharedLines, type Sharing } from './shared-lines.js';

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
  /** How a team has every clone's commits recorded by it. */
  readonly sharing: Sharing;
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
    find: async (site) =>
      (await findPlainHooks(site, pathOf)).map((found) => orByTheTeam(generator, site, orWhereGitLooks(site, found))),
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
  if (site.shared && !isInWorkTree(site)) throw linesToAdd(generator, site);
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

/** Its own script runs what the team has named: nothing is missing, though no block of ours is there. */
function orByTheTeam(generator: HookGenerator, site: RepositorySite, found: FoundHook): FoundHook {
  if (found.state === 'installed' || !generator.sign.test(textOf(ownPathOf(site, found.name)))) return found;
  const path = configurationOf(generator, site);
  return namesShared(textOf(path), found.name) ? { ...found, path, state: 'installed' } : found;
}

/** Where the team has it, or would. */
function configurationOf({ configFiles, packageKey }: HookGenerator, { place }: RepositorySite): string {
  const top = place.top ?? '';
  const names = [...(packageKey !== undefined && isInPackage(packageKey, top) ? ['package.json'] : []), ...configFiles];
  return join(top, names.find((name) => existsSync(join(top, name))) ?? configFiles[0] ?? '');
}

function linesToAdd(generator: HookGenerator, site: RepositorySite): CraftNudgeError {
  const { name, sharing } = generator;
  const path = configurationOf(generator, site);
  return new CraftNudgeError('HOOKS_UNSUPPORTED', {
    reason: `${basename(path)} is for your team to edit: ${name} makes everybody's hooks of it`,
    fix: `add these lines, then everybody runs: ${sharing.installing}\n\n${sharedLines(sharing, path)}`,
  });
}

const isInPackage = (key: string, top: string): boolean => textOf(join(top, 'package.json')).includes(`"${key}"`);

function claimOn({ sign, configFiles, packageKey }: HookGenerator, { top, hooksPath, hooksDirectory }: Place): Claim {
  if (gitHookNames.some((name) => sign.test(textOf(join(hooksDirectory, name))))) return 'certain';
  // Where core.hooksPath leads elsewhere, a configuration alone says nothing about what git runs.
  if (top === null || hooksPath !== undefined) return 'none';
  const inPackage = packageKey !== undefined && isInPackage(packageKey, top);
  return inPackage || configFiles.some((name) => existsSync(join(top, name))) ? 'likely' : 'none';
}

/** Empty for whatever is no plain file: a FIFO would keep its reader waiting. */
function textOf(path: string): string {
  if (!existsSync(path) || !lstatSync(path).isFile()) return '';
  return unlessDenied(path, () => readFileSync(path, 'latin1'));
}
