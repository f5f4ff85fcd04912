import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'config',
  summary: 'show settings, say where a value came from, or change your own',
  arguments: [
    { name: '[key]', help: 'a setting, such as notify.perDay; or the word explain' },
    {
      name: '[value]',
      help: 'the new value, lists with commas; after explain: a setting, or nothing for what each one means',
    },
  ],
  options: [{ flags: '--unset', help: 'remove the setting from your own file' }, repoOption, jsonOption],
  examples: [
    'craftnudge config',
    'craftnudge config notify.perDay',
    'craftnudge config notify.perDay 2',
    'craftnudge config notify.perDay --unset',
    'craftnudge config explain',
    'craftnudge config explain notify.perDay',
  ],
  load: () => import('../config.js'),
};
