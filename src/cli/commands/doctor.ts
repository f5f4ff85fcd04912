import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'doctor',
  summary: 'check hooks, recorder, journal, configuration and channels; every fault comes with a fix to copy',
  options: [repoOption, jsonOption],
  examples: ['craftnudge doctor'],
  load: () => import('../doctor.js'),
};
