import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'audit',
  summary: 'what was done here, hash-chained: show it, verify the chain, or print an anchor to keep elsewhere',
  arguments: [{ name: '<what>', help: 'show, verify or anchor' }],
  options: [
    { flags: '--since <when>', help: 'show: from this day or instant on (UTC)' },
    { flags: '--until <when>', help: 'show: up to this day or instant (UTC)' },
    { flags: '--operation <name>', help: 'show: only one, such as export' },
    { flags: '--anchor <file|hash>', help: 'verify: against a kept anchor too, or all those in a file' },
    { flags: '--file <path>', help: 'anchor: put it at the end of this file, too' },
    jsonOption,
  ],
  examples: [
    'craftnudge audit show --since 3m',
    'craftnudge audit verify --anchor ~/anchors.txt',
    'craftnudge audit anchor --file ~/anchors.txt',
    'git tag -s audit-1 -m "$(craftnudge audit anchor)" && git push origin audit-1',
  ],
  load: () => import('../audit.js'),
};
