import type { Command } from '../command.js';

export const command: Command = {
  name: 'dashboard',
  summary: 'opens the page in your browser: your commits drawn, live, on this machine only',
  options: [
    { flags: '--port <number>', help: 'the port; 0 takes a free one (serve.port)' },
    { flags: '--no-open', help: 'print the address, open no browser; it lets in once, within a minute' },
    { flags: '--keep', help: 'leave the server running behind; end it with: craftnudge dashboard --stop' },
    { flags: '--stop', help: 'end the server that runs' },
  ],
  examples: ['craftnudge dashboard', 'craftnudge dashboard --no-open', 'craftnudge dashboard --keep'],
  load: () => import('../dashboard.js'),
};
