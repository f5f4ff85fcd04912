import { type Command, jsonOption } from '../command.js';

export const command: Command = {
  name: 'token',
  summary: 'tokens for the HTTP API: only their hashes are kept, so that a token is shown once',
  arguments: [
    { name: '<action>', help: 'create, list, rotate or revoke', choices: ['create', 'list', 'revoke', 'rotate'] },
    { name: '[which]', help: 'create: a name to know it by; rotate, revoke: the id' },
  ],
  options: [
    { flags: '--scope <list>', help: 'create: of read, write, admin (with both) and service; read where left out' },
    { flags: '--days <number>', help: 'create, rotate: until it expires; a new token without it never does' },
    jsonOption,
  ],
  examples: [
    'craftnudge token create editor --scope read,write --days 90',
    'craftnudge token list',
    'craftnudge token rotate 3f9a1c7e',
    'craftnudge token revoke 3f9a1c7e',
  ],
  load: () => import('../token.js'),
};
