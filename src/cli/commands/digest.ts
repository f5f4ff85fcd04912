import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'digest',
  summary: 'what is worth reading of the last day or week: nudges that were not shown, findings, goals',
  options: [
    {
      flags: '--every <pace>',
      help: 'daily or weekly, instead of the setting digest.every',
      choices: ['daily', 'weekly'],
    },
    {
      flags: '--timer <action>',
      help: 'have the system show it at digest.at, activity or not: install, remove or show',
      choices: ['install', 'remove', 'show'],
    },
    { flags: '--notify', help: 'only tell that it is there, if one is due: what the timer runs' },
    repoOption,
    jsonOption,
  ],
  examples: [
    'craftnudge digest',
    'craftnudge config digest.every daily',
    'craftnudge config digest.at 17:30',
    'craftnudge digest --timer install',
  ],
  load: () => import('../digest.js'),
};
