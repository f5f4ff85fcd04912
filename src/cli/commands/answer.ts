import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'answer',
  summary: 'say whether a nudge helped; "never" mutes its kind at once',
  arguments: [
    { name: '<id>', help: 'the nudge, or the first characters of its id' },
    { name: '<answer>', help: 'useful, not-now or never', choices: ['useful', 'not-now', 'never'] },
  ],
  options: [jsonOption],
  examples: ['craftnudge answer 3f2a useful', 'craftnudge answer 3f2a never'],
  load: () => import('../answer.js'),
};
