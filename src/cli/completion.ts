// `craftnudge completion`: printed from the registry of commands, so that it is never behind it.
import { CraftNudgeError } from '../domain/failure.js';
import type { CommandContext, CommandInput, ExitCode } from './command.js';
import { commands } from './commands/index.js';
import { shells } from './completions/index.js';
import { completableOf } from './completions/completable.js';

export async function run({ print }: CommandContext, { arguments: [shell = ''] }: CommandInput): Promise<ExitCode> {
  const render = shells[shell];
  if (render === undefined) {
    throw new CraftNudgeError('WRONG_USAGE', { reason: `${shell} is none of ${Object.keys(shells).join(', ')}` });
  }
  print(render(commands.map(completableOf)).trimEnd());
  return 0;
}
