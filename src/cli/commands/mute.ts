import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'mute',
  summary: 'never hear of one kind of nudge again, everywhere or about one file',
  arguments: [{ name: '[kind]', help: 'such as fix-loop; nothing: what is muted' }],
  options: [
    { flags: '--file <path>', help: 'only about this file, as it is in the repository' },
    { flags: '--off', help: 'hear of it again, also where the kind has retired' },
    jsonOption,
  ],
  examples: ['craftnudge mute', 'craftnudge mute hot-file --file src/router.ts', 'craftnudge mute fix-loop --off'],
  load: () => import('../mute.js'),
};
