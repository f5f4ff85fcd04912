import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'uninstall-hooks',
  summary: 'take the hooks out again; what was there before is restored byte for byte, and your records stay',
  options: [repoOption, { flags: '--global', help: 'the hooks of all repositories' }, jsonOption],
  examples: ['craftnudge uninstall-hooks', 'craftnudge uninstall-hooks --global'],
  load: () => import('../uninstall-hooks.js'),
};
