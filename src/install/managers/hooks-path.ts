// `--global` with a git older than 2.54: a hooks directory of ours in the person's configuration, which git then asks
// instead of each repository's own. So every hook that git knows is there, and passes on to the repository's.
import { isAbsolute, join } from 'node:path';
import { CraftNudgeError } from '../../domain/failure.js';
import { BARE_HOOK, guestBlock } from '../hook-block.js';
import type { Change, FoundHook, HookManager, Plan, PlannedHook, Recorded, Site } from '../hook-manager.js';
import { gitHookNames, hookNames } from '../hook-names.js';
import { globalConfigPath } from '../global-config.js';
import { passingDirectory } from '../passing-directory.js';
import { expandHome } from '../place.js';
import { findHookFile, planHookFile } from '../plan-hook-file.js';
import { digestOf, readState } from '../replace-file.js';
import { renderAlone, renderedHookPath, renderPassOn } from '../runtime.js';

export const hooksPath: HookManager = {
  name: 'hooks-path',
  summary: 'with --global and a git older than 2.54: a hooks directory that passes on to each repository’s own',
  claim: () => 'none',
  plan: () => Promise.reject(refusal('hooks-path serves --global only')),
  find: async () => [],
  everywhere: { claim: () => 'likely', plan: planEverywhere, find: findEverywhere, leftovers },
};

const KEY = 'core.hooksPath';

async function planEverywhere(site: Site): Promise<Plan> {
  const directory = passingDirectory(site.env);
  if (directory === undefined) throw refusal('the environment names no home for a global hooks directory');
  const set = await readHooksPath(site, 'global');
  if (set !== undefined && set !== directory) return planInto(site, set);
  const passOn = renderPassOn(site, (await readHooksPath(site, 'system')) ?? '');
  const files = gitHookNames.flatMap((name) => planPassing(site, directory, name, passOn));
  const path = globalConfigPath(site.env);
  const entries = [[KEY, directory]] as const;
  const config: Change = { kind: 'config', path, entries, sections: [], values: entries };
  const isNew = files.length > 0 || set === undefined;
  const hooks = hookNames.map((name): PlannedHook => {
    return { name, path: join(directory, name), action: isNew ? 'created' : 'kept' };
  });
  return { hooks, changes: [...files, ...(set === undefined ? [config] : [])], notes: explain(directory) };
}

/** Somebody has a hooks directory for all repositories already: ours are guests in it. */
function planInto(site: Site, directory: string): Plan {
  const files = hookNames.map((name) =>
    planHookFile({
      name,
      path: join(directory, name),
      rendered: renderedHookPath(site.dataRoot, name),
      alone: renderAlone(site, name),
    }),
  );
  return {
    hooks: files.map(({ hook }) => hook),
    changes: files.flatMap(({ changes }) => changes),
    notes: [`core.hooksPath is set (global): the hooks are in ${directory}, beside yours`, OWN_PATH],
  };
}

function planPassing(site: Site, directory: string, name: string, passOn: string): readonly Change[] {
  const path = join(directory, name);
  const ours = hookNames.find((each) => each === name);
  const block = ours === undefined ? '' : guestBlock(renderedHookPath(site.dataRoot, ours));
  const text = BARE_HOOK + block + passOn;
  const state = readState(path);
  const isSame = state?.bytes.toString('latin1') === text && (state.mode & 0o111) !== 0;
  return isSame ? [] : [{ kind: 'block', path, text, mode: 0o755 }];
}

const OWN_PATH =
  'a repository with a core.hooksPath of its own (husky) needs: craftnudge install-hooks, in that repository';

function explain(directory: string): readonly string[] {
  return [
    `core.hooksPath is ${directory} now (global); every hook there passes on to the repository's own`,
    OWN_PATH,
    'lefthook and pre-commit refuse to install while it is set; let them with: GIT_CONFIG_GLOBAL=/dev/null lefthook install',
  ];
}

async function findEverywhere(site: Site): Promise<readonly FoundHook[]> {
  const directory = await readHooksPath(site, 'global');
  if (directory === undefined) return [];
  const isAsked = site.place === undefined || site.place.passedOn || site.place.hooksPath?.scope === 'global';
  return hookNames.map((name) => {
    const found = findHookFile(name, join(directory, name));
    return found.state === 'installed' && !isAsked ? { ...found, state: 'shadowed' } : found;
  });
}

/** As an installation would have recorded it, for where the record is lost. */
function leftovers({ env }: Site): readonly Recorded[] {
  const directory = passingDirectory(env);
  if (directory === undefined) return [];
  const files = gitHookNames.flatMap((name): readonly Recorded[] => {
    const path = join(directory, name);
    const state = readState(path);
    return state === undefined
      ? []
      : [{ kind: 'block', path, before: null, after: digestOf(state.bytes), made: directory }];
  });
  const config = { kind: 'config', path: globalConfigPath(env), before: null, after: '' } as const;
  return [...files, { ...config, values: [[KEY, directory]] }];
}

async function readHooksPath({ git, env }: Site, scope: 'global' | 'system'): Promise<string | undefined> {
  const file = scope === 'global' ? ['--file', globalConfigPath(env)] : ['--system'];
  // git fails where the file or the key is missing.
  const listed = await git(['config', ...file, '--includes', '-z', '--get', KEY]).catch(() => '');
  const value = listed.split('\0')[0] ?? '';
  if (value === '') return undefined;
  const path = expandHome(value, env);
  if (!isAbsolute(path)) throw refusal(`core.hooksPath is ${value} in the ${scope} configuration, relative`);
  return path;
}

function refusal(reason: string): CraftNudgeError {
  return new CraftNudgeError('HOOKS_UNSUPPORTED', { reason, fix: 'run craftnudge install-hooks in each repository' });
}
