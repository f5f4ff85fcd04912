// Sessions of browsers, in memory: they end with the server. A session is opened by a launch code, lasts while it is used,
// and is known by the SHA-256 of its cookie.
import { hash, randomBytes } from 'node:crypto';
import type { Caller } from '../contract/caller.js';

export interface Session {
  readonly caller: Caller;
  /** What every write of the browser brings in a header: a page of another origin cannot read it. */
  readonly csrfToken: string;
  /** Milliseconds of the clock: used or not, it is over then. */
  readonly endsAt: number;
}

export interface OpenedSession {
  readonly session: Session;
  /** The cookie's value, 64 hex digits. */
  readonly secret: string;
}

export interface Sessions {
  open(): OpenedSession;
  /** Undefined where there is none of that secret, or where it is over. Being found is being used. */
  find(secret: string): Session | undefined;
  /** The session that was ended; undefined where there was none. */
  end(secret: string): Session | undefined;
}

export const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 60 * 60_000;
const MOST_SESSIONS = 50;

interface Kept extends Session {
  usedAt: number;
}

/** `now` in milliseconds. */
export function createSessions(now: () => number = Date.now): Sessions {
  /** In the order of their last use. */
  const sessions = new Map<string, Kept>();
  const isOver = ({ usedAt, endsAt }: Kept): boolean => now() >= Math.min(usedAt + IDLE_MS, endsAt);
  const makeRoom = (): void => {
    for (const [key, session] of sessions) if (isOver(session)) sessions.delete(key);
    const [oldest] = sessions.keys();
    if (sessions.size >= MOST_SESSIONS && oldest !== undefined) sessions.delete(oldest);
  };
  const take = (key: string): Kept | undefined => {
    const found = sessions.get(key);
    sessions.delete(key);
    return found === undefined || isOver(found) ? undefined : found;
  };
  return {
    open() {
      makeRoom();
      const secret = randomBytes(32).toString('hex');
      const session = newSession(now());
      sessions.set(keyOf(secret), session);
      return { session, secret };
    },
    find(secret) {
      const key = keyOf(secret);
      const found = take(key);
      if (found === undefined) return undefined;
      found.usedAt = now();
      sessions.set(key, found);
      return found;
    },
    end: (secret) => take(keyOf(secret)),
  };
}

const keyOf = (secret: string): string => hash('sha256', secret, 'base64');

/** Whoever may read the key of launch codes may change everything here: the owner. */
function newSession(at: number): Kept {
  return {
    caller: {
      id: `session-${randomBytes(4).toString('hex')}`,
      name: 'browser',
      scopes: ['read', 'write', 'admin'],
      via: 'session',
    },
    csrfToken: randomBytes(32).toString('hex'),
    endsAt: at + LONGEST_MS,
    usedAt: at,
  };
}
