// START HERE. The gateway: guards in their order, then one handler a route, all made from the table in routes/.
// In: parts (services, tokens, pages). Out: a fastify server that does not listen yet.
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { answerRoute } from './answer-route.js';
import { createAnswerCache } from './answer-cache.js';
import { createSchemaCompiler } from './compile-schema.js';
import { API } from './define-route.js';
import type { GatewayParts } from './gateway-parts.js';
import { guards } from './guards/index.js';
import { serveLaunch } from './launch.js';
import { describeApi } from './openapi.js';
import { type Problem, problemOf, Refusal } from './problem.js';
import { routes } from './routes/index.js';
import { servePages } from './serve-pages.js';
import { transportOf } from './transport.js';
import { refuseAddress, refuseBytes } from './unreadable.js';

export async function createGateway(parts: GatewayParts): Promise<FastifyInstance> {
  const app = Fastify({
    ...transportOf(parts.access.binding),
    logger: false,
    genReqId: () => randomUUID(),
    clientErrorHandler: refuseBytes,
    frameworkErrors: (_thrown, request, reply) => refuseAddress(request, reply.raw),
    bodyLimit: 1 << 20,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 300 },
  });
  app.setValidatorCompiler(createSchemaCompiler());
  app.setErrorHandler((thrown, request, reply) => sendProblem(problemOf(thrown, request.id), thrown, reply));
  app.setNotFoundHandler((request, reply) => {
    const missing = new Refusal(
      404,
      `there is nothing at ${request.method} ${pathOf(request.url)}; see: ${API}/openapi.json`,
    );
    return sendProblem(problemOf(missing, request.id), missing, reply);
  });
  for (const guard of guards) await guard(app, parts);
  await describeApi(app, parts.version, routes);
  const cache = createAnswerCache(parts, (hit) => app.meter.cached(hit));
  for (const route of routes) answerRoute(app, route, { parts, cache });
  serveLaunch(app, parts);
  servePages(app, parts);
  return app;
}

const pathOf = (url: string): string => url.split('?')[0] ?? '/';

interface ProblemReply {
  code(status: number): ProblemReply;
  headers(values: Readonly<Record<string, string>>): ProblemReply;
  type(contentType: string): ProblemReply;
  send(body: string): unknown;
}

function sendProblem(problem: Problem, thrown: unknown, reply: ProblemReply): unknown {
  const headers = thrown instanceof Refusal ? thrown.headers : {};
  return reply.code(problem.status).headers(headers).type('application/problem+json').send(JSON.stringify(problem));
}
