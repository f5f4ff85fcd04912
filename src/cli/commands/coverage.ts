import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'coverage',
  summary: 'is every commit made here recorded? expected, by hook, filled in later, not recoverable',
  options: [repoOption, jsonOption],
  examples: ['craftnudge coverage', 'craftnudge coverage --json'],
  load: () => import('../coverage.js'),
};
