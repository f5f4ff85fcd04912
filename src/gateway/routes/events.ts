import { Type } from '@sinclair/typebox';
import type { OwnRoute } from '../define-route.js';
import { isStillCaller } from '../guards/authenticate.js';

export const route: OwnRoute = {
  method: 'GET',
  path: '/events',
  summary: 'What has just happened, as server-sent events',
  scope: 'read',
  cost: 'read',
  contentType: 'text/event-stream',
  response: Type.String({
    description: 'events named commit.recorded, commit.rewritten, nudge.decided, nudge.answered',
  }),
  handle(parts, request, reply) {
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    parts.streams.open(reply.raw, () => isStillCaller(request, parts));
  },
};
