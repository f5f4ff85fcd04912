// `craftnudge shell-init`: lines for the person's shell start-up file.
import { renderShellInit } from '../install/shell-init.js';
import { packageRoot } from '../recorder/package-root.js';
import { dataDirectoryOf } from '../store/data-directory.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';

export async function run(
  { env, print }: CommandContext,
  { arguments: [shell = ''] }: CommandInput,
): Promise<ExitCode> {
  print(renderShellInit({ shell, dataRoot: dataDirectoryOf(env), packageRoot: packageRoot() }));
  return 0;
}
