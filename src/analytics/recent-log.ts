// The latest items of a kind, in the order in which they came. Kept in chunks that are parts of their own: one more item
// reads and writes the last chunk, whatever came before.
import { type Kept, mayMention, partOf, valueOf } from '../domain/kept-part.js';

type Chunk<Item> = readonly [count: number, items: Kept<readonly Item[]>];

export type RecentLog<Item> = readonly Chunk<Item>[];

export const CHUNK = 32;

/** One item more; the oldest chunk goes once the others alone hold `most`. */
export function append<Item>(log: RecentLog<Item>, item: Item, most: number): RecentLog<Item> {
  const [last, others] = [log.at(-1), log.slice(0, -1)];
  if (last === undefined || last[0] >= CHUNK) return [...withoutOldest(log, most), [1, partOf([item])]];
  return [...others, [last[0] + 1, partOf([...valueOf(last[1]), item])]];
}

function withoutOldest<Item>(log: RecentLog<Item>, most: number): RecentLog<Item> {
  return (log.length - 1) * CHUNK >= most ? log.slice(1) : log;
}

export function countOf(log: RecentLog<unknown>): number {
  return log.reduce((sum, [count]) => sum + count, 0);
}

/** The last so many, the newest last. */
export function latestOf<Item>(log: RecentLog<Item>, most: number): readonly Item[] {
  return log.flatMap(([, items]) => valueOf(items)).slice(-most);
}

export function logOf<Item>(items: readonly Item[]): RecentLog<Item> {
  return items.reduce<RecentLog<Item>>((log, item) => append(log, item, Infinity), []);
}

/** Those among which some may hold `text`, which JSON does not escape: others are not parsed. */
export function mentioning<Item>(log: RecentLog<Item>, text: string): readonly Item[] {
  return log.filter(([, items]) => mayMention(items, text)).flatMap(([, items]) => valueOf(items));
}

/** The newest first; older chunks are read only where somebody goes on. */
export function* newestFirst<Item>(log: RecentLog<Item>): Generator<Item> {
  for (const [, items] of log.toReversed()) yield* valueOf(items).toReversed();
}

/** Each item as `change` makes it: a chunk in which nothing changed stays the part that it was. */
export function changeEach<Item>(log: RecentLog<Item>, change: (item: Item) => Item): RecentLog<Item> {
  return log.map((chunk) => {
    const items = valueOf(chunk[1]);
    const changed = items.map(change);
    return changed.every((item, index) => item === items[index]) ? chunk : [chunk[0], partOf(changed)];
  });
}
