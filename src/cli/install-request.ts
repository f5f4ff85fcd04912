// What installing, uninstalling and looking ask of the install module.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gitVersionsOnPath } from '../install/git-versions.js';
import type { InstallRequest } from '../install/install-hooks.js';
import type { CommandContext, CommandInput } from './command.js';
import { createGitRunner } from './git-runner.js';
import { placeOf, runtimeOf, type House } from './house.js';

/** The same question for installing, uninstalling and looking. */
export function installRequest({ stores }: House, context: CommandContext, input: CommandInput): InstallRequest {
  const { cwd } = placeOf(context, input);
  const manager = input.options['manager'];
  let versions: Promise<readonly string[]> | undefined;
  const runProgram = async (program: string, args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(program, [...args], { cwd: '/', timeout: 10_000 })).stdout;
  return {
    ...runtimeOf(context, stores),
    cwd,
    scope: input.options['global'] === true ? 'global' : 'repository',
    ...(typeof manager === 'string' ? { manager } : {}),
    shared: input.options['shared'] === true,
    git: createGitRunner(cwd, context.env),
    gitVersions: () => (versions ??= gitVersionsOnPath(context.env, runProgram)),
  };
}
