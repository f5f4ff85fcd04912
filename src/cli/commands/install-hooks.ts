import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'install-hooks',
  summary: 'record every commit from now on, read the history, and show what would have been said',
  options: [
    repoOption,
    { flags: '--global', help: 'every repository of this user (git 2.54 or newer)' },
    { flags: '--manager <name>', help: 'install through this hook manager instead of the one found' },
    { flags: '--shared', help: 'into the tracked hook file of the hook manager, for everybody who clones' },
    { flags: '--no-history', help: 'do not read the history now' },
    jsonOption,
  ],
  examples: [
    'craftnudge install-hooks',
    'craftnudge install-hooks --global',
    'craftnudge install-hooks --manager husky --shared',
  ],
  load: () => import('../install-hooks.js'),
};
