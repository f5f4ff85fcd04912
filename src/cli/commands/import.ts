import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'import',
  summary: 'merge the export of another machine: what is new is added, what is known stays; never makes a nudge',
  arguments: [{ name: '<files...>', help: 'made by craftnudge export; - for standard input' }],
  options: [jsonOption],
  examples: ['craftnudge import laptop.jsonl', 'ssh laptop craftnudge export --all --full | craftnudge import -'],
  load: () => import('../import.js'),
};
