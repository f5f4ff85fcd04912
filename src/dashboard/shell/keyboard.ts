// Keys for the whole page: `g` and a letter, a digit, `?`. Single keys can be switched off, as WCAG 2.1.4 asks.
import { createSignal } from '../data/signal.js';
import { keep, readKept } from './theme.js';
import type { Entry } from './view-order.js';

const KEPT = 'craftnudge.keys';
const PATIENCE_MS = 1500;

export const areKeysOn = createSignal(readKept(KEPT) !== 'off');

export function switchKeys(on: boolean): void {
  keep(KEPT, on ? null : 'off');
  areKeysOn.set(on);
}

export interface KeyActions {
  open(entry: Entry): void;
  help(): void;
}

/** Listens until the returned function is called. */
export function watchKeys(entries: readonly Entry[], actions: KeyActions): () => void {
  let pressedG = 0;
  const listen = (event: KeyboardEvent): void => {
    if (!areKeysOn.get() || isForSomethingElse(event)) return;
    const afterG = event.timeStamp - pressedG < PATIENCE_MS;
    pressedG = event.key === 'g' ? event.timeStamp : 0;
    if (event.key === '?') return actions.help();
    const entry = afterG ? byLetter(event.key, entries) : entries[Number(event.key) - 1];
    if (entry === undefined) return;
    event.preventDefault();
    actions.open(entry);
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}

const byLetter = (key: string, entries: readonly Entry[]): Entry | undefined =>
  entries.find(({ letter }) => letter !== '' && letter === key.toLowerCase());

const TYPED_IN = 'input, select, textarea, dialog, [contenteditable]';

function isForSomethingElse({ target, altKey, ctrlKey, metaKey, defaultPrevented }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || defaultPrevented) return true;
  return target instanceof Element && target.closest(TYPED_IN) !== null;
}
