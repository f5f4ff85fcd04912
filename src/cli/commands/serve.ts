import type { Command } from '../command.js';

export const command: Command = {
  name: 'serve',
  summary: 'the HTTP API, for this machine only',
  options: [{ flags: '--port <number>', help: 'the port; 0 takes a free one', default: '0' }],
  examples: ['craftnudge serve', 'craftnudge serve --port 4455'],
  load: () => import('../serve.js'),
};
