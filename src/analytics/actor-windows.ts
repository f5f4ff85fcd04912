// What habits remember of each person: a window of their latest commits. Bounded over all persons, and pruned by
// canonical time, so that it never depends on the order in which facts arrived.

/** "Own" is the same person in the same repository, over this many commits. */
const OWN_WINDOW = 200;
/** Fewer own commits than this carry no quantile. */
export const OWN_MINIMUM = 30;

/** How much is kept: entries of one person, and entries of all persons together. */
interface Bounds {
  readonly length: number;
  readonly most: number;
}
const OWN_BOUNDS: Bounds = { length: OWN_WINDOW, most: 2000 };

type ActorWindow<Entry> = readonly [actor: string, entries: readonly Entry[]];

/** Whoever was seen last comes last. A list, since copying a list at each commit is cheap and copying a record is not. */
export type ActorWindows<Entry> = readonly ActorWindow<Entry>[];

export function entriesOf<Entry>(windows: ActorWindows<Entry>, actor: string): readonly Entry[] {
  return windows.find(([name]) => name === actor)?.[1] ?? [];
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
  const known = entriesOf(windows, actor);
  const entries = known.length < length ? known.slice() : known.slice(known.length - length + 1);
  entries.push(entry);
  const kept = windows.filter(([name]) => name !== actor);
  kept.push([actor, entries]);
  return prune(kept, most);
}

/** Whoever was longest away is forgotten first; the person who uses the tool never is. */
function prune<Entry>(windows: ActorWindows<Entry>, most: number): ActorWindows<Entry> {
  let excess = windows.reduce((sum, [, { length }]) => sum + length, 0) - most;
  if (excess <= 0) return windows;
  return windows.filter(([actor, { length }]) => {
    if (excess <= 0 || actor === 'me') return true;
    excess -= length;
    return false;
  });
}
