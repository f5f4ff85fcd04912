import { Type } from '@sinclair/typebox';
import { clearSessionCookie, sessionSecretIn } from '../access/session-cookie.js';
import type { OwnRoute } from '../define-route.js';
import { Refusal } from '../problem.js';

export const route: OwnRoute = {
  method: 'DELETE',
  path: '/session',
  summary: 'Ends the session of this browser',
  scope: 'read',
  cost: 'write',
  status: 204,
  response: Type.Null(),
  handle({ access }, request, reply) {
    if (request.caller?.via !== 'session')
      throw new Refusal(400, 'a token has no session; take it back with: craftnudge token revoke ID');
    const ended = access.sessions.end(sessionSecretIn(request) ?? '');
    if (ended !== undefined) access.note({ action: 'session-ended', session: ended.caller.id });
    clearSessionCookie(request, reply);
    return reply.code(204).send();
  },
};
