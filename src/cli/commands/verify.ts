import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'verify',
  summary: 'check every record of every log against its checksum; exit 1 names the damaged bytes',
  options: [jsonOption],
  examples: ['craftnudge verify'],
  load: () => import('../verify.js'),
};
