// The states of habits as they are kept: each a part of its own, which is written again only where its state changed.
import { type Kept, KeptPart, partOf, valueOf } from '../domain/kept-part.js';
import type { HabitStates } from './habit-fold.js';

/** By the names of the habits. */
export type KeptStates = Readonly<Record<string, Kept<unknown>>>;

export function openStates(kept: KeptStates): HabitStates {
  return Object.fromEntries(Object.entries(kept).map(([name, state]) => [name, valueOf(state)]));
}

/** What did not change since `before` stays the part that it was. */
export function keepStates(states: HabitStates, before: KeptStates = {}): KeptStates {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => {
      const known = before[name];
      const isSame = known instanceof KeptPart && known.value === state;
      return [name, isSame ? known : partOf(frozen(state))];
    }),
  );
}

/** A state that is changed in place says as JSON what it is now. */
function frozen(state: unknown): unknown {
  return isLive(state) ? state.toJSON() : state;
}

function isLive(state: unknown): state is { toJSON(): unknown } {
  return typeof state === 'object' && state !== null && 'toJSON' in state && typeof state.toJSON === 'function';
}
