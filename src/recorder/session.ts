// The newest desktop session that a hook told us of. Kept on disk: a recorder that wakes to show a nudge was started by
// nobody's terminal, and still has to find the person's screen.
import type { Session } from '../domain/session.js';
import { sessionOf } from '../notify/session-of.js';
import type { Stores } from './stores.js';

export interface KnownSession {
  current(): Session;
  keep(session: Session | undefined): void;
}

const FILE = ['state', 'session.json'] as const;

export function openSession(stores: Stores, env: NodeJS.ProcessEnv): KnownSession {
  let known: Session | undefined;
  const current = (): Session => (known ??= (stores.loadDerived(...FILE) as Session | undefined) ?? sessionOf(env));
  return {
    current,
    keep: (session) => {
      if (session === undefined || JSON.stringify(session) === JSON.stringify(current())) return;
      known = session;
      stores.saveDerived(session, ...FILE);
    },
  };
}
