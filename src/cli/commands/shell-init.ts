import type { Command } from '../command.js';

export const command: Command = {
  name: 'shell-init',
  summary: 'print the lines that show a pending nudge at your prompt, with shell builtins only',
  arguments: [{ name: '<shell>', help: 'bash, zsh or fish', choices: ['bash', 'fish', 'zsh'] }],
  examples: ['eval "$(craftnudge shell-init bash)"', 'craftnudge shell-init fish | source'],
  load: () => import('../shell-init.js'),
};
