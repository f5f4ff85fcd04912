import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'insights',
  summary: 'what changed in how you work, against your own past, and is not chance',
  options: [repoOption, jsonOption],
  examples: ['craftnudge insights', 'craftnudge insights --json'],
  load: () => import('../insights.js'),
};
