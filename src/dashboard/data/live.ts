// What the server tells by itself. A commit that is recorded, rewritten or nudged about makes every open view ask again,
// once for a burst, and only while somebody looks.
import { createSignal } from './signal.js';
import { announce } from '../shell/announce.js';
import { isLoggedOut } from './api.js';

export type LiveState = 'connecting' | 'live' | 'lost';

export const liveState = createSignal<LiveState>('connecting');
/** Counts up whenever what is shown may have changed. */
export const changes = createSignal(0);

const ADDRESS = '/api/v1/events';
const SENTENCES: Readonly<Record<string, string>> = {
  'commit.recorded': 'A commit was recorded.',
  'commit.rewritten': 'A commit was rewritten.',
  'nudge.decided': 'There is a new nudge.',
  'nudge.answered': 'A nudge was answered.',
  'data.changed': '',
};
const BURST_MS = 400;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;

let retryMs = FIRST_RETRY_MS;

/** The browser reconnects by itself after a break; after a refusal it does not, so that is done here, less and less often. */
export function followEvents(): void {
  const source = new EventSource(ADDRESS);
  source.onopen = () => {
    const wasLost = liveState.get() === 'lost';
    retryMs = FIRST_RETRY_MS;
    liveState.set('live');
    if (wasLost) askAgain();
  };
  source.onerror = () => {
    liveState.set('lost');
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(followEvents, isLoggedOut.get() ? LONGEST_RETRY_MS : retryMs);
    retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2);
  };
  for (const [name, sentence] of Object.entries(SENTENCES)) source.addEventListener(name, () => changed(sentence));
}

let waiting: ReturnType<typeof setTimeout> | undefined;

function changed(sentence: string): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (sentence !== '') announce(sentence);
    askAgain();
  }, BURST_MS);
}

/** Every open view, as soon as somebody looks. */
export function askAgain(): void {
  if (document.visibilityState === 'visible') changes.set(changes.get() + 1);
  else document.addEventListener('visibilitychange', askAgain, { once: true });
}
