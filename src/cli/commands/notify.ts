import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'notify',
  summary: 'send a test nudge through every channel: which one works, and why the others do not',
  arguments: [{ name: '<what>', help: 'test' }],
  options: [jsonOption],
  examples: ['craftnudge notify test'],
  load: () => import('../notify.js'),
};
