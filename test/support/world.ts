// A world of one's own for a test: an empty home, a data directory, real git, and nothing inherited from this process.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { ownEnvironment } from './own-environment.mjs';
import { processesOf } from './processes.mjs';

export const projectRoot = resolve(import.meta.dirname, '../..');
const cliPath = join(projectRoot, 'dist/cli.js');

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  readonly root: string;
  readonly home: string;
  /** The data directory, `$CRAFTNUDGE_HOME`; not made in advance. */
  readonly data: string;
  /** The whole environment of every process that the world starts. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs git in `cwd` and returns its standard output, trimmed at the end; throws where git fails. */
  git(cwd: string, ...args: readonly string[]): string;
  /** Runs any program to its end. */
  run(cwd: string, program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Finished;
  /** Runs the built command line. */
  craftnudge(cwd: string, ...args: readonly string[]): Finished;
  /** Makes a repository with an identity and no commit. */
  repository(name: string, ...initArgs: readonly string[]): string;
  /** Writes a file, with its folders. */
  write(path: string, text: string | Uint8Array): void;
  /** Writes `files`, adds and commits them; returns the hash. Dates make histories repeatable. */
  commit(repository: string, message: string, files?: Readonly<Record<string, string>>, date?: string): string;
  /** Ends it. Throws where a process of the test's is still alive `patienceMs` after its data directory went. */
  remove(patienceMs?: number): void;
}

export function createWorld(extraEnv: Readonly<Record<string, string>> = {}): World {
  const root = mkdtempSync(join(tmpdir(), 'craftnudge-'));
  const home = join(root, 'home');
  const data = join(root, 'data');
  mkdirSync(home);
  const env: Record<string, string> = { ...ownEnvironment({ root, home, data }), ...extraEnv };
  const run: World['run'] = (cwd, program, args, more = {}) => {
    const { status, stdout, stderr, error } = spawnSync(program, [...args], {
      cwd,
      env: { ...env, ...more },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (error !== undefined) throw error;
    return { status, stdout, stderr };
  };
  const git: World['git'] = (cwd, ...args) =>
    execFileSync('git', [...args], {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trimEnd();
  const write: World['write'] = (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  return {
    root,
    home,
    data,
    env,
    git,
    run,
    write,
    craftnudge: (cwd, ...args) => run(cwd, process.execPath, [cliPath, ...args]),
    repository: (name, ...initArgs) => {
      const path = join(root, name);
      git(root, 'init', '-q', '-b', 'main', ...initArgs, path);
      git(path, 'config', 'user.name', 'Ada');
      git(path, 'config', 'user.email', 'ada@example.org');
      return path;
    },
    commit: (repository, message, files = {}, date) => {
      for (const [path, text] of Object.entries(files)) write(join(repository, path), text);
      if (Object.keys(files).length > 0) git(repository, 'add', '-A', '--', ...Object.keys(files));
      const dates = date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
      const { status, stderr } = run(
        repository,
        'git',
        ['commit', '-q', '--allow-empty', '--allow-empty-message', '-m', message],
        dates,
      );
      if (status !== 0) throw new Error(`git commit failed: ${stderr}`);
      return git(repository, 'rev-parse', 'HEAD');
    },
    remove: (patienceMs = PATIENCE_MS) => {
      endSleeper(data);
      removeTree(root);
      expectNobodyLeft(data, patienceMs);
    },
  };
}

/** A nudge that was still waiting leaves a sleeping shell, in a process group of its own. */
function endSleeper(data: string): void {
  const path = join(data, 'state/sleeper.pid');
  if (existsSync(path)) endProcess(-Number.parseInt(readFileSync(path, 'utf8'), 10));
}

const PATIENCE_MS = 20_000;
const STEP_MS = 20;

/** A recorder that is just leaving may write while we remove: rmSync lists a directory once, so it is asked again. */
function removeTree(root: string): void {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      rmSync(root, { recursive: true, force: true });
      return;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOTEMPTY' || Date.now() > deadline) throw cause;
      pause();
    }
  }
}

/** Without its data directory everything that a hook started goes by itself; what stays is a leak, ended here and told. */
function expectNobodyLeft(data: string, patienceMs: number): void {
  const deadline = Date.now() + patienceMs;
  let left = processesOf(data);
  while (left.length > 0 && Date.now() < deadline) {
    pause();
    left = processesOf(data);
  }
  for (const { pid } of left) endProcess(Number(pid));
  if (left.length > 0) throw new Error(`the test has left: ${left.map(({ command }) => command).join('; ')}`);
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS);
}

/** It may have ended by itself, and its number may be somebody else's now. */
function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (cause) {
    if (!['ESRCH', 'EPERM'].includes((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
  }
}
