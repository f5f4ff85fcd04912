import { type Command, allAuthorsOption, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'today',
  summary: 'the commits of a day, beside the same weekday in your own past',
  options: [
    repoOption,
    { flags: '--on <day>', help: 'another day: 2026-01-31, yesterday, 3d' },
    allAuthorsOption,
    jsonOption,
  ],
  examples: ['craftnudge today', 'craftnudge today --on yesterday'],
  load: () => import('../today.js'),
};
