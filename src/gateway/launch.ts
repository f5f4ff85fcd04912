// GET /launch?code=…: a single-use code becomes a session of this browser, and nothing of it stays in the address bar.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sessionSecretIn, setSessionCookie } from './access/session-cookie.js';
import type { GatewayParts } from './gateway-parts.js';
import { Refusal } from './problem.js';

export function serveLaunch(app: FastifyInstance, parts: Pick<GatewayParts, 'access'>): void {
  // Without HEAD: whoever only looks at an address must not use it up. As a page, for the browser comes from a file of ours.
  const options = { exposeHeadRoute: false, config: { page: true } };
  app.get('/launch', options, (request, reply) => launch(parts, request, reply));
}

function launch({ access }: Pick<GatewayParts, 'access'>, request: FastifyRequest, reply: FastifyReply) {
  const { code } = request.query as Readonly<Record<string, unknown>>;
  if (typeof code !== 'string' || !access.launchCodes.redeem(code))
    throw new Refusal(
      401,
      'this address was used already, or is older than a minute; open another: craftnudge dashboard',
    );
  const old = sessionSecretIn(request);
  if (old !== undefined) access.sessions.end(old);
  const { session, secret } = access.sessions.open();
  access.note({ action: 'session-begun', session: session.caller.id });
  setSessionCookie(request, reply, secret);
  return reply.header('cache-control', 'no-store').redirect('/', 303);
}
