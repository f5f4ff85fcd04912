// One server, from the first lock to the last answer: services up, gateway listening, told where, then drained.
import type { FastifyInstance } from 'fastify';
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import type { Feed } from '../gateway/contract/feed.js';
import type { ServiceName } from '../gateway/contract/services.js';
import { createGateway } from '../gateway/create-gateway.js';
import { createEventStreams } from '../gateway/event-stream.js';
import { createServiceRegistry } from '../gateway/service-registry.js';
import { openTokens } from '../services/access/tokens.js';
import { openServices } from '../services/open-services.js';
import type { House } from './house.js';
import { announceServer, claimPlace, withdrawServer } from './server-place.js';
import { version } from './version.js';

export interface Listening {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface ServerPlan extends Listening {
  /** Only this service; all of them where it is left out. */
  readonly role?: ServiceName;
}

export interface Server {
  readonly url: string;
  /** Pages that are open now. */
  pages(): number;
  /** Answers what was asked, takes nothing new, and leaves no trace. */
  stop(): Promise<void>;
}

export async function startServer(house: House, plan: ServerPlan): Promise<Server> {
  const { stores, recorder } = house;
  const lock = claimPlace(stores);
  const tokens = openTokens(stores.data, { warn: house.tell });
  const registry = createServiceRegistry();
  for (const instance of openServices(house, plan.role)) registry.register(instance);
  const { serve } = await recorder.settingsAt(null);
  const rates = { read: serve.readsPerMinute, heavy: serve.heavyPerMinute, write: serve.writesPerMinute };
  const feed: Feed = { subscribe: () => () => undefined, close: () => undefined };
  const streams = createEventStreams(feed);
  const app = await createGateway({
    registry,
    streams,
    rates,
    version,
    callerOf: tokens.callerOf,
    revision: () => String(Date.now()),
    pages: new Map(),
  });
  const stop = async (): Promise<void> => {
    streams.close();
    feed.close();
    await app.close();
    await registry.drain();
    withdrawServer(stores);
    lock.release();
  };
  try {
    const url = await listen(app, plan);
    announceServer({ pid: process.pid, url }, stores);
    return { url, pages: () => streams.size, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

async function listen(app: FastifyInstance, { host, port }: Listening): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new CraftNudgeError('PORT_TAKEN', { port }, { cause });
    throw new CraftNudgeError('NO_LISTENING', { host, reason: reasonOf(cause) }, { cause });
  }
}
