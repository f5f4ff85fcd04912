import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'install-hooks',
  summary: 'record every commit from now on, read the history, and show what would have been said',
  options: [
    repoOption,
    { flags: '--global', help: 'every repository of this user (git 2.54 or newer)' },
    { flags: '--manager <name>', help: 'git-hooks, husky or git-config, instead of the one found' },
    {
      flags: '--shared',
      help: 'into the tracked hook files, for everybody who clones: with husky, or a tracked core.hooksPath',
    },
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
