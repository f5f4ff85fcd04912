// Who asks: a bearer token, or the cookie of a session with its own token beside it where something is to change. Then whether
// that is enough for the route. A route without a scope asks for none.
import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sessionSecretIn } from '../access/session-cookie.js';
import type { Session } from '../access/sessions.js';
import type { Caller } from '../contract/caller.js';
import type { GatewayParts } from '../gateway-parts.js';
import { Refusal } from '../problem.js';
import type { Guard } from './index.js';
import { isWrite } from './origins.js';

type Door = Pick<GatewayParts, 'access' | 'callerOf'>;

const CSRF_HEADER = 'x-csrf-token';

export const authenticate: Guard = (app, door) => {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', (request, _reply, done) => {
    const scope = request.routeOptions.config.route?.scope ?? 'public';
    if (scope === 'public') return done();
    const caller = callerOfRequest(request, door);
    if (caller instanceof Refusal) return done(caller);
    if (!caller.scopes.includes(scope)) return done(new Refusal(403, `the ${caller.via} lacks the scope ${scope}`));
    request.caller = caller;
    done();
  });
};

/** For an answer that goes on: false once the token is revoked or the session over. A stream that is read is a session in use. */
export const isStillCaller = (request: FastifyRequest, door: Door): boolean =>
  !(callerOfRequest(request, door) instanceof Refusal);

function callerOfRequest(request: FastifyRequest, { callerOf, access }: Door): Caller | Refusal {
  const { authorization } = request.headers;
  if (authorization !== undefined) return callerOf(bearerIn(authorization)) ?? unknown('no valid token was given');
  const secret = sessionSecretIn(request);
  const session = secret === undefined ? undefined : access.sessions.find(secret);
  if (session === undefined)
    return unknown(
      'no valid token or session was given; in a browser: craftnudge dashboard, for a program: craftnudge token create NAME',
    );
  if (isWrite(request) && !bringsCsrfToken(request, session))
    return new Refusal(403, `a write of the page must bring ${CSRF_HEADER}, as GET /session gives it`);
  return session.caller;
}

const unknown = (reason: string): Refusal => new Refusal(401, reason, { 'www-authenticate': 'Bearer' });

const bearerIn = (authorization: string): string => /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '';

function bringsCsrfToken({ headers }: FastifyRequest, { csrfToken }: Session): boolean {
  const given = Buffer.from(String(headers[CSRF_HEADER] ?? ''));
  const wanted = Buffer.from(csrfToken);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on routes that ask nobody who they are. */
    caller: Caller | null;
  }
}
