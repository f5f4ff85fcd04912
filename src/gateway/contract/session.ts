// What a caller is told of itself.
import { Type } from '@sinclair/typebox';
import { scopes } from './caller.js';
import { Instant, strict } from './shapes.js';

export const SessionView = strict({
  name: Type.String({ description: "the token's name, or browser" }),
  scopes: Type.Array(Type.Union(scopes.map((scope) => Type.Literal(scope)))),
  via: Type.Union([Type.Literal('token'), Type.Literal('session')]),
  csrfToken: Type.Union([Type.String(), Type.Null()], {
    description: 'what every write brings in the header x-csrf-token; null for a token, which needs none',
  }),
  idleSeconds: Type.Union([Type.Integer(), Type.Null()], { description: 'unused for so long, the session is over' }),
  endsAt: Type.Union([Instant, Type.Null()], { description: 'used or not, the session is over then' }),
});
