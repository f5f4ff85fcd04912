import { type Command, allAuthorsOption, jsonOption } from '../command.js';

export const command: Command = {
  name: 'standup',
  summary: 'what you did since the last working day, in every repository, ready to paste',
  options: [
    { flags: '--repo <path>', help: 'only this repository, instead of all that are recorded' },
    { flags: '--since <day>', help: 'from this day on: 2026-01-31, yesterday, 3d, 1w' },
    allAuthorsOption,
    jsonOption,
  ],
  examples: ['craftnudge standup', 'craftnudge standup --since 1w --json'],
  load: () => import('../standup.js'),
};
