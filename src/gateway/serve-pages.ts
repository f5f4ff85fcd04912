// The page: a fixed map of built files, nothing is looked up on disk by a request's path.
import type { FastifyInstance } from 'fastify';
import type { GatewayParts } from './gateway-parts.js';

export function servePages(app: FastifyInstance, { pages }: Pick<GatewayParts, 'pages'>): void {
  for (const [path, { type, bytes, kept }] of pages) {
    const caching = kept ? 'public, max-age=31536000, immutable' : 'no-cache';
    app.get(path, { config: { page: true } }, (_request, reply) =>
      reply.type(type).header('cache-control', caching).send(bytes),
    );
  }
}
