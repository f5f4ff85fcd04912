import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'track',
  summary: 'record commits by hand: the latest, one, a range, or the whole history; never makes a nudge',
  arguments: [{ name: '[commit]', help: 'what to record, HEAD if left out' }],
  options: [
    repoOption,
    { flags: '--range <a..b>', help: 'the commits of a revision range' },
    { flags: '--since <when>', help: 'only commits from this day or instant on' },
    { flags: '--until <when>', help: 'only commits up to this day or instant' },
    { flags: '--all', help: 'the whole history of HEAD; goes on where an interrupted run stopped' },
    jsonOption,
  ],
  examples: [
    'craftnudge track',
    'craftnudge track HEAD~3',
    'craftnudge track --range v1.0..v2.0',
    'craftnudge track --all',
  ],
  load: () => import('../track.js'),
};
