import { type Command, jsonOption, repoOption } from '../command.js';

/** Those of src/install/managers; a test holds them equal. */
const managerNames = [
  'git-config',
  'git-hooks',
  'hk',
  'hooks-path',
  'husky',
  'lefthook',
  'pre-commit',
  'prek',
  'simple-git-hooks',
];

export const command: Command = {
  name: 'install-hooks',
  summary: 'record every commit from now on, read the history, and show what would have been said',
  options: [
    repoOption,
    {
      flags: '--global',
      help: 'every repository of this user: by the git configuration, before git 2.54 by core.hooksPath',
    },
    {
      flags: '--manager <name>',
      help: 'instead of the one found: git-hooks, git-config, husky or the name of another hook manager',
      choices: managerNames,
    },
    {
      flags: '--shared',
      help: 'for everybody who clones: into the tracked files of husky or of core.hooksPath, as lines to add for other managers',
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
