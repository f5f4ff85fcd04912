// Where a property begins to hold, in a list that is ordered by it: by halving, so that a long history costs a few looks.

/** Position of the first item for which a property holds that, once true, stays true; the length where it never does. */
export function firstIndex<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
