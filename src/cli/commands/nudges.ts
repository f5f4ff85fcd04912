import { type Command, jsonOption, repoOption } from '../command.js';

export const command: Command = {
  name: 'nudges',
  summary: 'the inbox: every nudge, shown or not, and why; how often each kind was right',
  options: [{ flags: '--all', help: 'all of them, not only the newest twenty' }, repoOption, jsonOption],
  examples: ['craftnudge nudges', 'craftnudge nudges --all --json'],
  load: () => import('../nudges.js'),
};
