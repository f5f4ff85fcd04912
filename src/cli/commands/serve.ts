import type { Command } from '../command.js';

export const command: Command = {
  name: 'serve',
  summary: 'the HTTP API, for this machine only unless it is told otherwise',
  options: [
    { flags: '--port <number>', help: 'the port; 0 takes a free one (serve.port)' },
    { flags: '--host <address>', help: 'listen there; this machine only where it is left out' },
    { flags: '--tls-cert <file>', help: 'with TLS: the certificate chain, PEM' },
    { flags: '--tls-key <file>', help: 'with TLS: the private key, PEM' },
    {
      flags: '--behind-proxy <ranges>',
      help: 'addresses of the proxy in front, such as 10.0.0.7,fd00::/64: nobody else may connect',
    },
    { flags: '--allow-host <names>', help: 'further names to be asked by, such as nudge.example.org,localhost:8080' },
    { flags: '--role <service>', help: 'one service only', choices: ['tracker', 'analytics', 'notifications'] },
    { flags: '--json', help: 'print where it listens as JSON' },
  ],
  examples: [
    'craftnudge serve',
    'craftnudge serve --port 4455',
    'craftnudge token create script --scope read',
    'craftnudge serve --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem --allow-host nudge.example.org',
    'craftnudge serve --behind-proxy 127.0.0.1 --allow-host nudge.example.org',
  ],
  load: () => import('../serve.js'),
};
