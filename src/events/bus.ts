// mitt with the three things it lacks: named subscribers that see events one after another, isolated failures,
// and `settled()`, because the recorder must not exit while a handler is working.
import type { EventMap, EventName } from './catalogue.js';
import { mitt } from './mitt.js';

type Handler<Name extends EventName> = (payload: EventMap[Name]) => void | Promise<void>;

export interface Subscription {
  readonly event: EventName;
  readonly subscriber: string;
}

export interface Bus {
  /** Tells every subscriber; returns before any of them has started. Publish after the durable write, never before. */
  publish<Name extends EventName>(event: Name, payload: EventMap[Name]): void;
  /** One subscriber handles one event at a time, in the order of publishing, whatever the events' names. */
  subscribe<Name extends EventName>(event: Name, subscriber: string, handler: Handler<Name>): void;
  /** Resolves when no handler is working any more, those included that other handlers set off. */
  settled(): Promise<void>;
  readonly subscriptions: readonly Subscription[];
}

export function createBus(): Bus {
  const emitter = mitt<EventMap>();
  const tails = new Map<string, Promise<void>>();
  const subscriptions: Subscription[] = [];

  const fail = (event: EventName, subscriber: string, thrown: unknown): void => {
    if (event === 'handler.failed') return; // a failing listener of failures must not call itself for ever
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    emitter.emit('handler.failed', { event, subscriber, error });
  };

  const enqueue = (subscriber: string, work: () => Promise<void>): void => {
    const tail = (tails.get(subscriber) ?? Promise.resolve()).then(work);
    tails.set(subscriber, tail);
    void tail.then(() => tails.get(subscriber) === tail && tails.delete(subscriber));
  };

  return {
    publish: (event, payload) => emitter.emit(event, payload),
    subscribe: (event, subscriber, handler) => {
      subscriptions.push({ event, subscriber });
      emitter.on(event, (payload) => {
        enqueue(subscriber, async () => {
          try {
            await handler(payload);
          } catch (thrown) {
            fail(event, subscriber, thrown);
          }
        });
      });
    },
    settled: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
    subscriptions,
  };
}
