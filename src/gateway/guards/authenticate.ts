// Who asks: a bearer token. A route without a scope asks for none.
import { Refusal } from '../problem.js';
import type { Caller } from '../contract/caller.js';
import type { Guard } from './index.js';

export const authenticate: Guard = (app, { callerOf }) => {
  app.decorateRequest('caller', null);
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.config.route;
    if (route === undefined || route.scope === 'public') return done();
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const caller = token === undefined ? undefined : callerOf(token);
    if (caller === undefined)
      return done(new Refusal(401, 'no valid token was given', { 'www-authenticate': 'Bearer' }));
    if (!caller.scopes.includes(route.scope)) return done(new Refusal(403, `the token lacks the scope ${route.scope}`));
    request.caller = caller;
    done();
  });
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Null on routes that ask nobody who they are. */
    caller: Caller | null;
  }
}
