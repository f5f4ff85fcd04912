// A map that never grows beyond its bounds: whoever was longest away within a bucket is forgotten first. Persistent, so that
// a step copies two short arrays and not the whole; each bucket is a part of its own, so that a commit reads and writes few.
import { type Kept, partOf, valueOf } from '../domain/kept-part.js';

export type Entry<Value> = readonly [key: string, value: Value];

/** Whoever was set last comes last. */
type Bucket<Value> = readonly Entry<Value>[];

/** Buckets by hash of the key. */
export type RecentMap<Value> = readonly Kept<Bucket<Value>>[];

export function emptyMap(buckets: number): RecentMap<never> {
  return Array.from({ length: buckets }, () => []);
}

export function valueIn<Value>(map: RecentMap<Value>, key: string): Value | undefined {
  return bucketAt(map, bucketOf(key, map.length)).find(([known]) => known === key)?.[1];
}

/** What stays of a bucket, the newest being its last. */
export type Pruning<Value> = (entries: Bucket<Value>) => Bucket<Value>;

/** Sets one entry; its bucket keeps so many, or what stays by another rule. */
export function withEntry<Value>(
  map: RecentMap<Value>,
  entry: Entry<Value>,
  most: number | Pruning<Value>,
): RecentMap<Value> {
  const entries = [...othersOf(map, entry[0]), entry];
  const kept = typeof most === 'number' ? entries.slice(-most) : most(entries);
  return map.with(bucketOf(entry[0], map.length), partOf(kept));
}

export function withoutKey<Value>(map: RecentMap<Value>, key: string): RecentMap<Value> {
  return map.with(bucketOf(key, map.length), partOf(othersOf(map, key)));
}

function othersOf<Value>(map: RecentMap<Value>, key: string): Bucket<Value> {
  return bucketAt(map, bucketOf(key, map.length)).filter(([known]) => known !== key);
}

function bucketAt<Value>(map: RecentMap<Value>, place: number): Bucket<Value> {
  const bucket = map[place];
  return bucket === undefined ? [] : valueOf(bucket);
}

/** FNV-1a over the code units. */
function bucketOf(key: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % buckets;
}
