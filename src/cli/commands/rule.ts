import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'rule',
  summary: 'nudges of your own as one line of data, and a test of them and of every habit on your own past',
  arguments: [
    { name: '[action]', help: 'list, add, remove or test', choices: ['list', 'add', 'remove', 'test'] },
    {
      name: '[words...]',
      help: 'add: the rule; remove: its name; test: a habit, a rule by name or in full, or nothing for all',
    },
  ],
  options: [
    { flags: '--set <key=value>', help: 'test: with this setting of the habit, such as lines=200' },
    { flags: '--days <count>', help: 'test: so many days back (90)' },
    { flags: '--all-authors', help: 'test: commits of everybody' },
    repoOption,
    jsonOption,
  ],
  examples: [
    'craftnudge rule test wide-batch --set lines=200',
    `craftnudge rule test 'late: when hour >= 22 and lines > 100 say Sleep on it before the push'`,
    `craftnudge rule add 'migration: when path db/migrate/** and no path test/** say A migration without a test'`,
    'craftnudge rule remove migration',
  ],
  load: () => import('../rule.js'),
};
