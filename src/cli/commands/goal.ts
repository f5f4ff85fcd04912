import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'goal',
  summary: 'goals of your own in your own words, and how they stand; a pause or a holiday costs nothing',
  arguments: [
    {
      name: '[action]',
      help: 'add, list, remove, pause or resume',
      choices: ['add', 'list', 'remove', 'pause', 'resume'],
    },
    { name: '[words...]', help: 'add: the goal in words; the others: its number' },
  ],
  options: [{ flags: '--here', help: 'add: only for this repository' }, repoOption, jsonOption],
  examples: [
    'craftnudge goal add "median batch under 100 lines"',
    'craftnudge goal add "tests with code 6 of 10" --here',
    'craftnudge goal',
    'craftnudge goal pause 1',
  ],
  load: () => import('../goal.js'),
};
