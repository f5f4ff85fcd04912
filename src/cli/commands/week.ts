import { type Command, allAuthorsOption, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'week',
  summary: 'the last seven days, beside your usual week',
  options: [
    repoOption,
    { flags: '--on <day>', help: 'the last of the seven days: 2026-01-31, yesterday, 1w' },
    allAuthorsOption,
    jsonOption,
  ],
  examples: ['craftnudge week', 'craftnudge week --on 1w'],
  load: () => import('../week.js'),
};
