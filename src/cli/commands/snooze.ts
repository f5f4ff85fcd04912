import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'snooze',
  summary: 'no nudge for a while; they go on being collected',
  arguments: [{ name: '[when...]', help: '30m, 2h, 1d, until 09:00, or off; nothing: how it stands' }],
  options: [jsonOption],
  examples: ['craftnudge snooze 2h', 'craftnudge snooze until 09:00', 'craftnudge snooze off'],
  load: () => import('../snooze.js'),
};
