// Random numbers that are the same each time: what was found once is found again.

/** mulberry32: 0 ≤ x < 1. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** FNV-1a: a seed from a name. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** The first `count` places become a random choice of all; the order of the others does not matter. */
export function shuffle<Item>(items: Item[], random: () => number, count: number = items.length): void {
  for (let index = 0; index < count && index < items.length - 1; index += 1) {
    const other = index + Math.floor(random() * (items.length - index));
    const [kept, drawn] = [items[index], items[other]];
    if (kept === undefined || drawn === undefined) return;
    items[index] = drawn;
    items[other] = kept;
  }
}
