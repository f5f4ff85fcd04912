// A data directory of one's own, and real processes that use the store's code.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { buildSync } from 'esbuild';
import { type DataDirectory, openDataDirectory } from '../../../src/store/data-directory.js';
import { projectRoot } from '../../support/world.js';

export interface StoreWorld {
  readonly root: string;
  readonly data: DataDirectory;
  readonly journalPath: string;
  readonly indexPaths: readonly string[];
  remove(): void;
}

export function createStoreWorld(): StoreWorld {
  const root = mkdtempSync(join(tmpdir(), 'craftnudge-store-'));
  const data = openDataDirectory({ CRAFTNUDGE_HOME: join(root, 'data') });
  return {
    root,
    data,
    journalPath: data.resolve('behaviors', 'commits.jsonl'),
    indexPaths: ['commits.rows', 'commits.table'].map((name) => data.resolve('index', name)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

export interface StoreProcess {
  readonly child: ChildProcess;
  /** What it printed, when it has ended. */
  readonly ended: Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }>;
  /** Resolves when it has printed `line`. */
  says(line: string): Promise<void>;
}

let program: string | undefined;

/** Bundles the process's program once, where node finds the optional lock addon. */
function programPath(): string {
  const folder = join(projectRoot, 'node_modules/.cache/craftnudge-test');
  mkdirSync(folder, { recursive: true });
  program ??= join(mkdtempSync(join(folder, 'store-')), 'store-process.mjs');
  buildSync({
    entryPoints: [fileURLToPath(new URL('./store-process.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['fs-native-extensions'],
  });
  return program;
}

export interface Start {
  /** Run by sh before node, such as `umask 0`. */
  readonly before?: string;
}

/** Starts a process that does one thing with the store: see store-process.ts. */
export function start(
  world: StoreWorld,
  args: readonly (string | number)[],
  { before = ':' }: Start = {},
): StoreProcess {
  const path = program ?? programPath();
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', CRAFTNUDGE_HOME: world.data.root, HOME: world.root };
  const script = `${before}; exec "$@"`;
  const child = spawn('sh', ['-c', script, 'sh', process.execPath, path, ...args.map(String)], { env });
  let stdout = '';
  let stderr = '';
  const listeners: (() => void)[] = [];
  child.stdout.on('data', (text: Buffer) => {
    stdout += text.toString();
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended = new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
  const says = (line: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => void (stdout.includes(`${line}\n`) && resolve());
      listeners.push(look);
      look();
      void ended.then(() => reject(new Error(`ended without saying ${line}: ${stdout}${stderr}`)));
    });
  return { child, ended, says };
}

export function removeProgram(): void {
  if (program !== undefined) rmSync(join(program, '..'), { recursive: true, force: true });
}
