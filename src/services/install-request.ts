// What looking at hooks asks of the install module; commands that put them in or take them out say more.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gitVersionsOnPath } from '../install/git-versions.js';
import type { InstallRequest } from '../install/install-hooks.js';
import type { Runtime } from '../install/runtime.js';
import { packageRoot } from '../recorder/package-root.js';
import { createGitRunner } from './git-runner.js';
import type { House } from './house.js';

/** The recorder that hooks start, and the package it is in. */
export function runtimeOf({ env, stores: { data } }: Pick<House, 'env' | 'stores'>): Runtime {
  const root = packageRoot();
  return {
    dataRoot: data.root,
    packageRoot: root,
    node: process.execPath,
    recorder: join(root, 'dist/recorder.cjs'),
    env,
  };
}

/** About the repository at `cwd`. */
export function requestAt(house: House, cwd: string): InstallRequest {
  const { env } = house;
  let versions: Promise<readonly string[]> | undefined;
  const runProgram = async (program: string, args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(program, [...args], { cwd: '/', timeout: 10_000 })).stdout;
  return {
    ...runtimeOf(house),
    cwd,
    scope: 'repository',
    git: createGitRunner(cwd, env),
    gitVersions: () => (versions ??= gitVersionsOnPath(env, runProgram)),
  };
}
