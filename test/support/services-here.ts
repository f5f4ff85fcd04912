// A gateway over the services of a world's data directory, without a socket and without threads.
import type { FastifyInstance } from 'fastify';
import type { Caller, Scope } from '../../src/gateway/contract/caller.js';
import { createGateway } from '../../src/gateway/create-gateway.js';
import { createServiceRegistry, type ServiceRegistry } from '../../src/gateway/service-registry.js';
import { type House, openHouse } from '../../src/services/house.js';
import { openServices } from '../../src/services/open-services.js';
import { ownFacts } from '../../src/services/own-facts.js';
import type { World } from './world.js';

export interface GatewayHere {
  readonly app: FastifyInstance;
  readonly house: House;
  readonly registry: ServiceRegistry;
  /** As somebody with every scope, unless another token is given. */
  ask(method: Method, path: string, body?: object, token?: string): Promise<Told>;
  close(): Promise<void>;
}

type Method = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

export interface Told {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly json: never;
}

/** A token is the scopes that it has, with commas. */
const callerOf = (token: string): Caller | undefined =>
  /^[a-z,]+$/.test(token)
    ? { id: token, name: token, scopes: token.split(',') as readonly Scope[], via: 'token' }
    : undefined;

export async function gatewayHere(world: World, threads = false): Promise<GatewayHere> {
  const house = openHouse({ env: world.env, note: () => undefined });
  const registry = createServiceRegistry();
  for (const instance of openServices(house, { threads })) registry.register(instance);
  const facts = ownFacts(house);
  const parts = { registry, callerOf, facts, revision: house.revision.current, version: '0.0.0', pages: new Map() };
  const app = await createGateway(parts);
  return {
    app,
    house,
    registry,
    ask: async (method, path, body, token = 'read,write,admin') => {
      const { statusCode, headers, payload } = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${token}`, host: '127.0.0.1' },
        ...(body === undefined ? {} : { payload: body }),
      });
      const type = String(headers['content-type'] ?? '');
      const json = type.includes('json') ? (JSON.parse(payload) as never) : (undefined as never);
      return { status: statusCode, type, text: payload, json };
    },
    close: async () => {
      await app.close();
      await registry.drain();
    },
  };
}
