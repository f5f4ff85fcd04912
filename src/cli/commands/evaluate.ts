import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'evaluate',
  summary: 'replay histories, knowing only the past: how often each nudge would have been right, beside baselines',
  arguments: [
    {
      name: '[paths...]',
      help: 'repositories, or histories in record format (.jsonl, .jsonl.gz); this one if left out',
    },
  ],
  options: [
    repoOption,
    { flags: '--one-by-one', help: 'in this process alone, one history after the other' },
    jsonOption,
  ],
  examples: [
    'craftnudge evaluate',
    'craftnudge evaluate ~/src/api ~/src/web',
    'craftnudge evaluate export.jsonl --json',
  ],
  load: () => import('../evaluate.js'),
};
