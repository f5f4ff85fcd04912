import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'log',
  summary: 'what went wrong lately, in the background and in commands; secrets masked',
  options: [
    { flags: '--since <when>', help: 'from this day or instant on (UTC)' },
    { flags: '--level <level>', help: 'only this bad or worse: error, warn or info' },
    { flags: '--all', help: 'all that is kept, not only the newest twenty' },
    jsonOption,
  ],
  examples: ['craftnudge log', 'craftnudge log --level error --since 7d --json'],
  load: () => import('../log.js'),
};
