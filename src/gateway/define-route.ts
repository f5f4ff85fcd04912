// A route is data: what it takes, what it gives, who may ask, and which operation of which service answers. One file each
// in routes/, one line in routes/index.ts; validation, OpenAPI, limits and caching are made from it.
import type { TObject, TSchema } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cost, Scope } from './contract/caller.js';
import type { ServiceName, Services } from './contract/services.js';
import type { GatewayParts } from './gateway-parts.js';

export const API = '/api/v1';

interface RouteBase {
  readonly method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
  /** Below /api/v1: `/commits/:hash`. */
  readonly path: string;
  readonly summary: string;
  /** `public` asks for no token; Host and Origin are checked all the same. */
  readonly scope: Scope | 'public';
  readonly cost: Cost;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly body?: TSchema;
  readonly response: TSchema;
  /** What it says depends on more than the revision covers, such as the state of a repository: no answer is kept. */
  readonly anew?: boolean;
  /** Errors beyond those that follow from its shape: see openapi-answers.ts. */
  readonly errors?: readonly number[];
  /** Status of a success, 200 where it is left out. */
  readonly status?: 201 | 202 | 204;
}

/** Params, query and body together are the operation's input. */
export interface ServiceRoute<Name extends ServiceName = ServiceName> extends RouteBase {
  readonly service: Name;
  readonly operation: keyof Services[Name] & string;
}

/** What the gateway answers itself. */
export interface OwnRoute extends RouteBase {
  readonly contentType?: string;
  handle(parts: GatewayParts, request: FastifyRequest, reply: FastifyReply): unknown;
}

export type Route = OwnRoute | { [Name in ServiceName]: ServiceRoute<Name> }[ServiceName];

export const isServiceRoute = (route: Route): route is Exclude<Route, OwnRoute> => 'service' in route;

declare module 'fastify' {
  /** What a handler is registered with. */
  interface FastifyContextConfig {
    /** The table's line behind it; absent for pages. */
    readonly route?: Route;
    /** What a browser may visit from anywhere: it shows the same to everybody. */
    readonly page?: boolean;
  }
}
