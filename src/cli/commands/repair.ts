import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'repair',
  summary: 'take damaged bytes out of the logs; the damaged file is kept beside, every whole record stays',
  options: [{ flags: '--dry-run', help: 'only say what would be left out' }, jsonOption],
  examples: ['craftnudge repair --dry-run', 'craftnudge repair'],
  load: () => import('../repair.js'),
};
