// START HERE. The feed: what happens in the data directory, told to whoever listens. It looks when the system says that
// something was written, a moment later and once for many, and now and then by itself.
import type { Feed, FeedEvent } from '../../gateway/contract/feed.js';
import { type House, tellTrouble } from '../house.js';
import { leftWorkIn } from './left-work.js';
import { CHANGED, type NewLines, newLinesIn } from './new-lines.js';
import { watchFolders } from './watch-folders.js';

export interface FeedOptions {
  /** How long writes are gathered. */
  readonly gatherMs?: number;
  /** How often it looks by itself. */
  readonly lookMs?: number;
}

type Listener = (events: readonly FeedEvent[]) => void;

const FOLDERS = ['behaviors', 'notifications', 'analytics', 'settings', 'index', 'spool'];

/** Never holds the process, and never ends it: what cannot be read is told, and looked at again after the next change. */
export function openFeed(house: House, { gatherMs = 50, lookMs = 2000 }: FeedOptions = {}): Feed {
  const { data } = house.stores;
  const teller = createTeller(house);
  const left = leftWorkIn(house);
  let gathering: NodeJS.Timeout | undefined;
  const look = (): void => {
    gathering = undefined;
    teller.look();
  };
  const gather = (): void => void (gathering ??= setTimeout(look, gatherMs).unref());
  const folders = watchFolders([data.root, ...FOLDERS.map((name) => data.resolve(name))], gather);
  const clock = setInterval(() => {
    folders.renew();
    left.look();
    gather();
  }, lookMs).unref();
  return {
    subscribe: teller.subscribe,
    close: () => {
      clearInterval(clock);
      clearTimeout(gathering);
      folders.close();
      teller.close();
    },
  };
}

interface Teller extends Feed {
  /** Tells what is new. */
  look(): void;
}

function createTeller(house: House): Teller {
  const { revision, stores } = house;
  const listeners = new Set<Listener>();
  const lines = newLinesIn(stores);
  let known = revision.current();
  const look = (): void => {
    revision.drop();
    const now = revision.current();
    if (listeners.size === 0 || now === known) return;
    known = now;
    const events = eventsIn(lines, (thrown) => void tellTrouble(house, thrown));
    for (const listener of listeners) listener(events);
  };
  return {
    look,
    subscribe: (listener) => {
      if (listeners.size === 0) {
        known = revision.current();
        lines.begin();
      }
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
}

/** That something changed is known, whatever can be read of it. */
function eventsIn(lines: NewLines, onTrouble: (thrown: unknown) => void): readonly FeedEvent[] {
  try {
    const events = lines.read();
    return events.length === 0 ? [CHANGED] : events;
  } catch (thrown) {
    onTrouble(thrown);
    return [CHANGED];
  }
}
