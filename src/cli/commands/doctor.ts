import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'doctor',
  summary: 'check git, hooks, recorder, coverage, journal and settings; a fault comes with what to do about it',
  options: [repoOption, jsonOption],
  examples: ['craftnudge doctor'],
  load: () => import('../doctor.js'),
};
