// An installation for a test: the requests that a command line would make, and a recorder that only tells that it ran.
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { InstallRequest } from '../../../src/install/install-hooks.js';
import { projectRoot, type World } from '../../support/world.js';

const run = promisify(execFile);

/** A git that knows no config hooks, and one that does. */
export const OLD_GIT = 'git version 2.39.5\n';
export const NEW_GIT = 'git version 2.55.0\n';

/** The request for `cwd`; the recorder is missing unless `stubRecorder` made one. */
export function requestFor(world: World, cwd: string, more: Partial<InstallRequest> = {}): InstallRequest {
  return {
    cwd,
    dataRoot: world.data,
    packageRoot: projectRoot,
    node: process.execPath,
    recorder: join(world.root, 'recorder.cjs'),
    env: world.env,
    scope: 'repository',
    git: async (args) => (await run('git', [...args], { cwd, env: world.env, encoding: 'utf8' })).stdout,
    gitVersions: async () => [OLD_GIT],
    ...more,
  };
}

/** What the stub tells of itself. */
export interface Dump {
  readonly pid: number;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What its descriptors are: `/dev/null`, `pipe:[…]`, … */
  readonly descriptors: readonly string[];
  readonly ignoresHangUp: boolean;
}

export interface StubRecorder {
  /** Resolves once the stub has started. */
  started(): Promise<Dump>;
  isAlive(pid: number): boolean;
  /** Lets the waiting stub come to its end, and resolves when it says that it has. */
  release(): Promise<void>;
}

/** A recorder that writes `dump.json`, then waits until it is released, then writes `done`. */
export function stubRecorder(world: World): StubRecorder {
  const [dump, gate, done] = ['dump.json', 'gate', 'done'].map((name) => join(world.root, name)) as [
    string,
    string,
    string,
  ];
  const program = `
    const fs = require('node:fs');
    const list = fs.existsSync('/proc/self/fd') ? fs.readdirSync('/proc/self/fd') : [];
    const descriptors = list.flatMap((fd) => { try { return [fs.readlinkSync('/proc/self/fd/' + fd)]; } catch { return []; } });
    fs.writeFileSync(${JSON.stringify(dump)} + '.new', JSON.stringify({ pid: process.pid, cwd: process.cwd(), env: process.env, descriptors }));
    fs.renameSync(${JSON.stringify(dump)} + '.new', ${JSON.stringify(dump)});
    const wait = () => fs.existsSync(${JSON.stringify(gate)}) ? fs.writeFileSync(${JSON.stringify(done)}, '') : setTimeout(wait, 10);
    wait();
  `;
  writeFileSync(join(world.root, 'recorder.cjs'), program);
  return {
    started: async () => JSON.parse(await textOf(dump)) as Dump,
    isAlive: (pid) => spawnSync('kill', ['-0', String(pid)]).status === 0,
    release: async () => {
      writeFileSync(gate, '');
      await textOf(done);
    },
  };
}

/** The text of a file, as soon as it is there. */
async function textOf(path: string): Promise<string> {
  while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 10));
  return readFileSync(path, 'utf8');
}

/** The names in the spool, with the pid left away, sorted; `<hash>` shortened to 7 digits. */
export function spoolNames(world: World): readonly string[] {
  const directory = join(world.data, 'spool');
  return existsSync(directory) ? readdirSync(directory).sort() : [];
}

/** The lines of all spool files with this ending, in the order of their names. */
export function spoolLines(world: World, hook = ''): readonly string[] {
  const names = spoolNames(world).filter((name) => name.endsWith(hook));
  return names.map((name) => readFileSync(join(world.data, 'spool', name), 'utf8'));
}

/** Path, mode and content of everything below a directory: equal pictures are equal trees. */
export function pictureOf(directory: string, ignore: readonly string[] = []): Readonly<Record<string, string>> {
  const entries = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => join(directory, name));
  const kept = entries.filter((path) => !ignore.some((each) => relative(directory, path).startsWith(each)));
  return Object.fromEntries(kept.sort().map((path) => [relative(directory, path), pictureOfEntry(path)]));
}

function pictureOfEntry(path: string): string {
  const state = lstatSync(path);
  const mode = (state.mode & 0o7777).toString(8);
  if (state.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  if (state.isDirectory()) return `directory ${mode}`;
  return `${mode} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
}
