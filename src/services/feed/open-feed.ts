// START HERE. The feed: what happens in the data directory, told to whoever listens. It looks when the system says that
// something was written, a moment later and once for many, and now and then by itself.
import type { Feed, FeedEvent } from '../../gateway/contract/feed.js';
import type { House } from '../house.js';
import { leftWorkIn } from './left-work.js';
import { CHANGED, newLinesIn } from './new-lines.js';
import { watchFolders } from './watch-folders.js';

export interface FeedOptions {
  /** How long writes are gathered. */
  readonly gatherMs?: number;
  /** How often it looks by itself. */
  readonly lookMs?: number;
}

type Listener = (events: readonly FeedEvent[]) => void;

const FOLDERS = ['behaviors', 'notifications', 'analytics', 'settings', 'index', 'spool'];

/** Never holds the process. */
export function openFeed(house: House, { gatherMs = 50, lookMs = 2000 }: FeedOptions = {}): Feed {
  const { revision, stores } = house;
  const { data } = stores;
  const listeners = new Set<Listener>();
  const lines = newLinesIn(stores);
  const left = leftWorkIn(house);
  let known = revision.current();
  let gathering: NodeJS.Timeout | undefined;
  const look = (): void => {
    gathering = undefined;
    revision.drop();
    const now = revision.current();
    if (listeners.size === 0 || now === known) return;
    known = now;
    const events = lines.read();
    for (const listener of listeners) listener(events.length === 0 ? [CHANGED] : events);
  };
  const gather = (): void => void (gathering ??= setTimeout(look, gatherMs).unref());
  const folders = watchFolders([data.root, ...FOLDERS.map((name) => data.resolve(name))], gather);
  const clock = setInterval(() => {
    folders.renew();
    left.look();
    gather();
  }, lookMs).unref();
  return {
    subscribe: (listener) => {
      if (listeners.size === 0) {
        known = revision.current();
        lines.begin();
      }
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => {
      clearInterval(clock);
      clearTimeout(gathering);
      folders.close();
      listeners.clear();
    },
  };
}
