import { sessionSecretIn } from '../access/session-cookie.js';
import { IDLE_MS } from '../access/sessions.js';
import { SessionView } from '../contract/session.js';
import type { OwnRoute } from '../define-route.js';

export const route: OwnRoute = {
  method: 'GET',
  path: '/session',
  summary: 'Who asks, with which scopes, and what a write of the page must bring',
  scope: 'read',
  cost: 'read',
  response: SessionView,
  handle({ access }, request, reply) {
    reply.header('cache-control', 'no-store');
    const { name, scopes, via } = request.caller ?? {};
    const session = via === 'session' ? access.sessions.find(sessionSecretIn(request) ?? '') : undefined;
    if (session === undefined) return { name, scopes, via, csrfToken: null, idleSeconds: null, endsAt: null };
    const endsAt = `${new Date(session.endsAt).toISOString().slice(0, 19)}Z`;
    return { name, scopes, via, csrfToken: session.csrfToken, idleSeconds: IDLE_MS / 1000, endsAt };
  },
};
