// Which gits a person has: config hooks run from 2.54 on, and only where every git on PATH knows them may they be all.
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Runs a program and gives its standard output; rejects where it fails. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string>;

const FIRST_WITH_CONFIG_HOOKS = [2, 54] as const;

/** `git version 2.39.5 (Apple Git-154)` knows hooks in the configuration? */
export function supportsConfigHooks(version: string): boolean {
  const [, major = '0', minor = '0'] = /(\d{1,9})\.(\d{1,9})/.exec(version) ?? [];
  const [wantedMajor, wantedMinor] = FIRST_WITH_CONFIG_HOOKS;
  return Number(major) > wantedMajor || (Number(major) === wantedMajor && Number(minor) >= wantedMinor);
}

/** What a repository brings along on PATH is never run: relative, or a package's bin folder, as npm and npx add it. */
function isTrustworthy(directory: string): boolean {
  return isAbsolute(directory) && !/[\\/]node_modules[\\/]/.test(`${directory}/`);
}

/** What each git on PATH says of itself, the one that runs first. */
export async function gitVersionsOnPath(env: NodeJS.ProcessEnv, run: RunProgram): Promise<readonly string[]> {
  const directories = (env['PATH'] ?? '').split(delimiter).filter(isTrustworthy);
  const programs = directories.flatMap((directory) => ['git', 'git.exe'].map((name) => join(directory, name)));
  const found = new Set(programs.filter((path) => existsSync(path)).map((path) => realpathSync(path)));
  // One that cannot even tell its version runs no hooks either.
  const versions = await Promise.all([...found].map((program) => run(program, ['--version']).catch(() => '')));
  return versions.filter((version) => version !== '');
}
