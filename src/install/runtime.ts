// What the hooks need on disk beside the repository: the rendered hooks, the spool, the recorder's state.
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HookName, hookNames } from './hook-names.js';
import { renderHook } from './render-hook.js';
import { readState, replaceFile, unlessDenied } from './replace-file.js';

export interface Runtime {
  readonly dataRoot: string;
  /** The installed package: has hooks/ in it. */
  readonly packageRoot: string;
  /** The node that runs now, absolute. */
  readonly node: string;
  readonly recorder: string;
  readonly env: NodeJS.ProcessEnv;
}

const DIRECTORIES = ['.', 'spool', 'state', 'settings', 'install', 'install/hooks', 'install/repositories'];
/** Hooks with a text of their own for a file that holds nothing else. */
const ALONE: readonly HookName[] = ['post-commit'];
/** What the hooks source only when they need it. */
const SOURCED = ['escape', 'skip', 'start'];
const SETSID = ['/usr/bin/setsid', '/bin/setsid'];
const NODES = ['/usr/local/bin/node', '/opt/homebrew/bin/node', '/opt/local/bin/node', '/usr/bin/node'];
const NODES_AT_HOME = ['.volta/bin/node', '.local/share/mise/shims/node', '.asdf/shims/node'];

export function renderedHookPath(dataRoot: string, hook: HookName): string {
  return join(dataRoot, 'install', 'hooks', hook);
}

/** Makes the directories and renders the hooks; changes no byte where nothing is new. Returns whether it did. */
export function writeRuntime(runtime: Runtime): boolean {
  for (const name of DIRECTORIES) makePrivateDirectory(join(runtime.dataRoot, name));
  return [...hookNames, ...SOURCED].map((name) => writeRendered(runtime, name)).includes(true);
}

/** A rendered hook is there and is not what this version would render: an update brings the package, not the hooks. */
export function isRuntimeStale(runtime: Runtime): boolean {
  const sameForEveryNode = [...hookNames, ...SOURCED].filter((name) => name !== 'start');
  return sameForEveryNode.some((name) => {
    const now = readState(join(runtime.dataRoot, 'install', 'hooks', name));
    return now !== undefined && !now.bytes.equals(renderedText(runtime, name));
  });
}

/** The text of a hook file that holds nothing else, for the hooks that have one: what each commit pays for. */
export function renderAlone(runtime: Pick<Runtime, 'dataRoot' | 'packageRoot'>, name: HookName): string | undefined {
  const values = { data: runtime.dataRoot, recorder: '', nodes: [], setsid: '' };
  return ALONE.includes(name) ? renderHook(`alone/${name}`, values, readerOf(runtime)) : undefined;
}

/** What every file of the global hooks directory ends with. */
export function renderPassOn(runtime: Pick<Runtime, 'dataRoot' | 'packageRoot'>, hooks: string): string {
  const values = { data: runtime.dataRoot, recorder: '', nodes: [], setsid: '', hooks };
  return Buffer.from(renderHook('pass-on', values, readerOf(runtime)), 'utf8').toString('latin1');
}

function renderedText(runtime: Runtime, name: string): Buffer {
  return Buffer.from(renderHook(name, valuesOf(runtime), readerOf(runtime)));
}

function readerOf({ packageRoot }: Pick<Runtime, 'packageRoot'>): (path: string) => string {
  return (path) => readFileSync(join(packageRoot, 'hooks', path), 'utf8');
}

function writeRendered(runtime: Runtime, name: string): boolean {
  const path = join(runtime.dataRoot, 'install', 'hooks', name);
  const text = renderedText(runtime, name);
  const now = readState(path);
  if (now !== undefined && !now.symlink && now.mode === 0o700 && now.bytes.equals(text)) return false;
  replaceFile(path, text, 0o700);
  return true;
}

function valuesOf({ dataRoot, node, recorder, env }: Runtime) {
  const home = env['HOME'];
  const atHome = home === undefined ? [] : NODES_AT_HOME.map((path) => join(home, path));
  return {
    data: dataRoot,
    recorder,
    nodes: [...new Set([node, ...NODES, ...atHome])],
    setsid: SETSID.find((path) => existsSync(path)) ?? '',
  };
}

function makePrivateDirectory(path: string): void {
  unlessDenied(path, () => {
    if (mkdirSync(path, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(path, 0o700);
  });
}
