// One polite live region for the whole page: what a reader who does not see the page must hear.
import { createSignal } from '../data/signal.js';

export const announcement = createSignal('');

export function announce(sentence: string): void {
  announcement.set(''); // the same sentence twice is heard twice
  announcement.set(sentence);
}
