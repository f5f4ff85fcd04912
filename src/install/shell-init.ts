// The lines that let a shell's prompt print the pending nudge: templates/shell/<shell> with the path filled in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CraftNudgeError } from '../domain/failure.js';
import { quoteForShell } from '../domain/shell-quote.js';

export const shells = ['bash', 'fish', 'zsh'] as const;

export interface ShellInit {
  readonly shell: string;
  readonly dataRoot: string;
  readonly packageRoot: string;
}

/** Read by the prompt, written by the terminal channel; one line, emptied once it was printed. */
export function pendingPath(dataRoot: string): string {
  return join(dataRoot, 'notifications', 'pending');
}

export function renderShellInit({ shell, dataRoot, packageRoot }: ShellInit): string {
  const name = shells.find((known) => known === shell);
  if (name === undefined) {
    throw new CraftNudgeError('WRONG_USAGE', { reason: `${shell} is none of ${shells.join(', ')}` });
  }
  const path = pendingPath(dataRoot);
  const word = name === 'fish' ? quoteForFish(path) : quoteForShell(path);
  return readFileSync(join(packageRoot, 'templates', 'shell', name), 'utf8').replace('@pending@', () => word);
}

function quoteForFish(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}
