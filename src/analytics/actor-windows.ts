// What habits remember of each person: a window of their latest commits. Bounded over all persons, and pruned by
// canonical time, so that it never depends on the order in which facts arrived.
import { emptyMap, type Entry as Window, type Pruning, type RecentMap, valueIn, withEntry } from './recent-map.js';

/** "Own" is the same person in the same repository, over this many commits. */
const OWN_WINDOW = 200;
/** Fewer own commits than this carry no quantile. */
export const OWN_MINIMUM = 30;

/** How much is kept: entries of one person, and of all persons of one bucket together. */
interface Bounds {
  readonly length: number;
  readonly most: number;
}
const OWN_BOUNDS: Bounds = { length: OWN_WINDOW, most: 2 * OWN_WINDOW };
const BUCKETS = 16;

export type ActorWindows<Entry> = RecentMap<readonly Entry[]>;

export const emptyWindows = (): ActorWindows<never> => emptyMap(BUCKETS);

export function entriesOf<Entry>(windows: ActorWindows<Entry>, actor: string): readonly Entry[] {
  return valueIn(windows, actor) ?? [];
}

interface Addition<Entry> {
  readonly actor: string;
  readonly entry: Entry;
}

export function remember<Entry>(
  windows: ActorWindows<Entry>,
  { actor, entry }: Addition<Entry>,
  { length, most }: Bounds = OWN_BOUNDS,
): ActorWindows<Entry> {
  const entries = [...entriesOf(windows, actor), entry].slice(-length);
  return withEntry(windows, [actor, entries], pruningTo(most));
}

/** Whoever was longest away is forgotten first; the person who uses the tool never is. */
function pruningTo<Entry>(most: number): Pruning<readonly Entry[]> {
  return (windows: readonly Window<readonly Entry[]>[]) => {
    let excess = windows.reduce((sum, [, { length }]) => sum + length, 0) - most;
    return windows.filter(([actor, { length }]) => {
      if (excess <= 0 || actor === 'me') return true;
      excess -= length;
      return false;
    });
  };
}
