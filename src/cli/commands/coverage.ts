import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'coverage',
  summary: 'is every commit made here recorded? by hook, filled in later, not recoverable, each gap by its name',
  options: [repoOption, jsonOption],
  examples: ['craftnudge coverage', 'craftnudge coverage --json'],
  load: () => import('../coverage.js'),
};
