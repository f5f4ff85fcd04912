// A gateway over the services of a world's data directory, without a socket and without threads.
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { accessTo } from '../../src/cli/access.js';
import { bindingOf } from '../../src/cli/binding-of.js';
import type { Caller, Scope } from '../../src/gateway/contract/caller.js';
import { createGateway } from '../../src/gateway/create-gateway.js';
import { createEventStreams } from '../../src/gateway/event-stream.js';
import { createServiceRegistry, type ServiceRegistry } from '../../src/gateway/service-registry.js';
import { openFeed } from '../../src/services/feed/open-feed.js';
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

const PLENTY = 1_000_000;
const BINDING = bindingOf({ arguments: [], options: {} }, []);

/** A token is the scopes that it has, with commas. */
const callerOf = (token: string): Caller | undefined =>
  /^[a-z,]+$/.test(token)
    ? { id: token, name: token, scopes: token.split(',') as readonly Scope[], via: 'token' }
    : undefined;

export async function gatewayHere(world: World, threads = false): Promise<GatewayHere> {
  const house = openHouse({ env: world.env, note: () => undefined });
  const registry = createServiceRegistry();
  for (const instance of openServices(house, { threads })) registry.register(instance);
  const feed = openFeed(house);
  const streams = createEventStreams(feed);
  const app = await createGateway({
    ...accessTo(house, BINDING),
    registry,
    callerOf,
    streams,
    rates: { read: PLENTY, heavy: PLENTY, write: PLENTY },
    facts: ownFacts(house),
    revision: house.revision.current,
    version: '0.0.0',
    pages: new Map(),
  });
  return {
    app,
    house,
    registry,
    ask: (method, path, body, token = 'read,write,admin') =>
      askCalmly(app, {
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${token}`, host: '127.0.0.1' },
        ...(body === undefined ? {} : { payload: body }),
      }),
    close: async () => {
      streams.close();
      feed.close();
      await app.close();
      await registry.drain();
    },
  };
}

/** A test runs programs and waits for them in this very thread: the gateway then says that it is busy, and is asked again. */
async function askCalmly(app: FastifyInstance, question: InjectOptions): Promise<Told> {
  for (;;) {
    const { statusCode, headers, payload } = await app.inject(question);
    const type = String(headers['content-type'] ?? '');
    if (statusCode === 503 && payload.includes('too busy just now')) await sleep(100);
    else
      return {
        status: statusCode,
        type,
        text: payload,
        json: (type.includes('json') ? JSON.parse(payload) : undefined) as never,
      };
  }
}
