// The one place where a request becomes a call and an answer becomes a response.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Answer, type AnswerCache, answerOf } from './answer-cache.js';
import { API, isServiceRoute, type Route } from './define-route.js';
import { strict } from './contract/shapes.js';
import type { GatewayParts } from './gateway-parts.js';
import { Refusal } from './problem.js';

type Input = Readonly<Record<string, unknown>>;

interface Desk {
  readonly parts: GatewayParts;
  readonly cache: AnswerCache;
}

export function answerRoute(app: FastifyInstance, route: Route, desk: Desk): void {
  app.route({
    method: route.method,
    url: `${API}${route.path}`,
    schema: schemaOf(route),
    config: { route },
    handler: isServiceRoute(route)
      ? (request, reply) => answerFromService(route, { request, reply }, desk)
      : (request, reply) => route.handle(desk.parts, request, reply),
  });
}

/** Answers are JSON text already: their schemas are for the OpenAPI file and the contract tests, not for serialising. */
function schemaOf({ params, query, body }: Route) {
  return {
    ...(params === undefined ? {} : { params }),
    querystring: query ?? strict({}),
    ...(body === undefined ? {} : { body }),
  };
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type ServiceRouteOf = Extract<Route, { readonly service: unknown }>;

async function answerFromService(route: ServiceRouteOf, exchange: Exchange, { parts, cache }: Desk) {
  const { request, reply } = exchange;
  const input = inputOf(request, route);
  const call = (): Promise<string> => parts.registry.call(route.service, route.operation, input);
  reply.type('application/json; charset=utf-8');
  if (route.method !== 'GET') return reply.code(route.status ?? 200).send(await call());
  const answer = route.anew === true ? answerOf(await call()) : await cache.answer(request.url, call);
  return sendAnswer(answer, exchange);
}

/** Only what a schema has looked at goes further. */
function inputOf({ params, query, body }: FastifyRequest, route: Route): Input {
  if (route.body === undefined && body !== undefined && body !== null)
    throw new Refusal(400, `${route.method} ${route.path} takes no body; leave it out`);
  return { ...(query as Input), ...(body as Input | null | undefined), ...(params as Input) };
}

function sendAnswer({ body, etag }: Answer, { request, reply }: Exchange) {
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.send(body);
}
