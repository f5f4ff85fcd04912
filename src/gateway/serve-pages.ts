// The page: a fixed map of built files, nothing is looked up on disk by a request's path.
import type { FastifyInstance } from 'fastify';
import type { GatewayParts } from './gateway-parts.js';

export function servePages(app: FastifyInstance, { pages }: Pick<GatewayParts, 'pages'>): void {
  for (const [path, { type, bytes }] of pages) {
    app.get(path, { config: { page: true } }, (_request, reply) => reply.type(type).send(bytes));
  }
}
