import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'status',
  summary: 'the last recorded commit, coverage, and what is waiting to be said',
  options: [repoOption, jsonOption],
  examples: ['craftnudge status'],
  load: () => import('../status.js'),
};
