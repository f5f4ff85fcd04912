import type { Command } from '../command.js';

export const command: Command = {
  name: 'serve',
  summary: 'the HTTP API, for this machine only unless you say otherwise',
  options: [
    { flags: '--port <number>', help: 'the port; 0 takes a free one (serve.port)' },
    { flags: '--role <service>', help: 'one service only', choices: ['tracker', 'analytics', 'notifications'] },
    { flags: '--json', help: 'print where it listens as JSON' },
  ],
  examples: ['craftnudge serve', 'craftnudge serve --port 4455', 'craftnudge token create script --scope read'],
  load: () => import('../serve.js'),
};
