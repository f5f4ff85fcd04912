import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'why',
  summary:
    'why a nudge was shown or not: its commit, its figures, the evidence, every decision, how often its kind was right',
  arguments: [{ name: '<id>', help: 'the nudge, or the first characters of its id' }],
  options: [jsonOption],
  examples: ['craftnudge why 3f2a'],
  load: () => import('../why.js'),
};
