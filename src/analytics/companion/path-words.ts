// How alike two paths are, and whether a text speaks of a path: by their words.

const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 20_000;

/** `src/analytics/own-size.ts`: src, analytics, own, size. Without the extension. */
export function wordsOf(path: string): readonly string[] {
  const kept = known.get(path);
  if (kept !== undefined) return kept;
  if (known.size === MOST_KNOWN) known.clear();
  const bare = path.replace(/\.[^./]{1,12}$/, '');
  const words = [...new Set(splitWords(bare))];
  known.set(path, words);
  return words;
}

export function splitWords(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
}

/** Words in both by words in either: 0 to 1. */
export function alikenessOf(a: readonly string[], b: readonly string[]): number {
  const both = a.filter((word) => b.includes(word)).length;
  return both === 0 ? 0 : both / (a.length + b.length - both);
}
