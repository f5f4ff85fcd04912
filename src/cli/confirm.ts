// Asks the person at the terminal before what cannot be taken back. Where nobody can be asked, that is wrong usage.
import { createInterface } from 'node:readline/promises';
import type { CommandContext } from './command.js';
import { wrongUsage } from './house.js';

export async function isConfirmed({ env }: CommandContext): Promise<boolean> {
  const { stdin, stderr } = process;
  if (stdin.isTTY !== true || (env['CI'] ?? '') !== '')
    throw wrongUsage('nobody can be asked here: give --yes, or --dry-run to look only');
  const terminal = createInterface({ input: stdin, output: stderr });
  const answer = await terminal.question('Erase it? This cannot be taken back. [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
