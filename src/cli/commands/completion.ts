import type { Command } from '../command.js';

export const command: Command = {
  name: 'completion',
  summary: 'print the completion of commands and options for a shell',
  arguments: [{ name: '<shell>', help: 'the shell', choices: ['bash', 'fish', 'powershell', 'zsh'] }],
  examples: [
    'eval "$(craftnudge completion bash)"',
    'craftnudge completion fish | source',
    'craftnudge completion powershell | Out-String | Invoke-Expression',
  ],
  load: () => import('../completion.js'),
};
