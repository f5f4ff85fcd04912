import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'doctor',
  summary: 'check git, hooks, recorder, coverage, journal and settings; a fault comes with what to do about it',
  options: [
    repoOption,
    { flags: '--fix', help: 'put back hooks of ours that another program has removed' },
    jsonOption,
  ],
  examples: ['craftnudge doctor', 'craftnudge doctor --fix'],
  load: () => import('../doctor.js'),
};
