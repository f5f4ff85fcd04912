// A map that never grows beyond its bounds: whoever was longest away within a bucket is forgotten first. Plain arrays, so
// that it is JSON, and persistent, so that a step copies two short arrays and not the whole.

type Entry<Value> = readonly [key: string, value: Value];

/** Buckets by hash of the key; in each whoever was set last comes last. */
export type RecentMap<Value> = readonly (readonly Entry<Value>[])[];

export function emptyMap(buckets: number): RecentMap<never> {
  return Array.from({ length: buckets }, () => []);
}

export function valueIn<Value>(map: RecentMap<Value>, key: string): Value | undefined {
  return map[bucketOf(key, map.length)]?.find(([known]) => known === key)?.[1];
}

/** Sets one entry; its bucket keeps `most`. */
export function withEntry<Value>(map: RecentMap<Value>, entry: Entry<Value>, most: number): RecentMap<Value> {
  const [key] = entry;
  const place = bucketOf(key, map.length);
  const others = (map[place] ?? []).filter(([known]) => known !== key);
  others.push(entry);
  return map.with(place, others.length > most ? others.slice(others.length - most) : others);
}

export function withoutKey<Value>(map: RecentMap<Value>, key: string): RecentMap<Value> {
  const place = bucketOf(key, map.length);
  return map.with(
    place,
    (map[place] ?? []).filter(([known]) => known !== key),
  );
}

/** FNV-1a over the code units. */
function bucketOf(key: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % buckets;
}
