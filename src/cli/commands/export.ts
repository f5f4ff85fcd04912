import { type Command, repoOption } from '../command.js';

export const command: Command = {
  name: 'export',
  summary: 'print the records of the journal, one JSON object a line',
  options: [
    repoOption,
    { flags: '--all', help: 'every repository, not only this one' },
    { flags: '--full', help: 'rewrites, nudges and answers too: what import on another machine takes' },
    { flags: '--since <when>', help: 'from this day or instant on (UTC)' },
    { flags: '--until <when>', help: 'up to this day or instant (UTC)' },
    { flags: '--json', help: 'one JSON array instead of a line for each record' },
  ],
  examples: ['craftnudge export > commits.jsonl', 'craftnudge export --all --full > laptop.jsonl'],
  load: () => import('../export.js'),
};
