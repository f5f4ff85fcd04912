// One server, from the first lock to the last answer: services up, gateway listening, told where, then drained.
import { CraftNudgeError, reasonOf } from '../domain/failure.js';
import { version } from '../domain/version.js';
import type { Binding } from '../gateway/access/binding.js';
import { listen } from '../gateway/access/listen.js';
import type { ServiceName } from '../gateway/contract/services.js';
import { createGateway } from '../gateway/create-gateway.js';
import { createEventStreams } from '../gateway/event-stream.js';
import { createServiceRegistry } from '../gateway/service-registry.js';
import { openFeed } from '../services/feed/open-feed.js';
import { ownFacts } from '../services/own-facts.js';
import { openServices } from '../services/open-services.js';
import { accessTo } from './access.js';
import { bindingOf } from './binding-of.js';
import type { CommandInput } from './command.js';
import { type House, wrongUsage } from './house.js';
import { readPages } from './read-pages.js';
import { announceServer, claimPlace, withdrawServer } from './server-place.js';

export interface ServerPlan {
  readonly binding: Binding;
  /** 0 takes a free one. */
  readonly port: number;
  /** Only this service; all of them where it is left out. */
  readonly role?: ServiceName;
}

export interface Server {
  /** `http://127.0.0.1:4455` */
  readonly url: string;
  /** Pages that are open now. */
  pages(): number;
  /** Answers what was asked, takes nothing new, and leaves no trace. */
  stop(): Promise<void>;
}

/** From the words of a command, and the settings where it says nothing. */
export async function planServer({ recorder }: House, input: CommandInput): Promise<ServerPlan> {
  const { serve } = await recorder.settingsAt(null);
  return { binding: bindingOf(input, serve.allowedHosts), port: portIn(input.options['port']) ?? serve.port };
}

/** Undefined where none was given. */
function portIn(given: string | boolean | undefined): number | undefined {
  if (typeof given !== 'string') return undefined;
  if (/^\d{1,5}$/.test(given) && Number(given) <= 65_535) return Number(given);
  throw wrongUsage(`--port: "${given}" is no port; give a number from 0 to 65535`);
}

export async function startServer(house: House, plan: ServerPlan): Promise<Server> {
  const { stores } = house;
  const lock = claimPlace(stores);
  const services = createServiceRegistry();
  for (const instance of openServices(house, plan.role === undefined ? {} : { role: plan.role }))
    services.register(instance);
  const feed = openFeed(house);
  const streams = createEventStreams(feed);
  const app = await createGateway({
    registry: services,
    streams,
    rates: await ratesOf(house),
    facts: ownFacts(house),
    revision: house.revision.current,
    version,
    pages: readPages(),
    ...accessTo(house, plan.binding),
  });
  const stop = async (): Promise<void> => {
    streams.close();
    feed.close();
    await app.close();
    await services.drain();
    withdrawServer(stores.data);
    lock.release();
  };
  try {
    const url = await listenThere(app, plan);
    announceServer({ pid: process.pid, url }, stores);
    return { url, pages: () => streams.size, stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

async function ratesOf({ recorder }: House) {
  const { serve } = await recorder.settingsAt(null);
  return { read: serve.readsPerMinute, heavy: serve.heavyPerMinute, write: serve.writesPerMinute };
}

async function listenThere(
  app: Awaited<ReturnType<typeof createGateway>>,
  { binding, port }: ServerPlan,
): Promise<string> {
  try {
    return await listen(app, binding, port);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new CraftNudgeError('PORT_TAKEN', { port }, { cause });
    throw new CraftNudgeError('NO_LISTENING', { host: binding.host, reason: reasonOf(cause) }, { cause });
  }
}
