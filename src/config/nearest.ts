// The name that somebody probably meant. In: a mistyped name and the right ones. Out: the nearest, or undefined.

/** Nearest by edits; a name without its section (`perDay`) is near to the whole one (`notify.perDay`). */
export function nearestOf(typed: string, names: readonly string[]): string | undefined {
  if (typed.length > 80) return undefined;
  const scored = names.map((name) => ({
    name,
    edits: Math.min(editsBetween(typed, name), editsBetween(typed, tailOf(name))),
  }));
  const best = scored.reduce<{ name: string; edits: number } | undefined>(
    (least, next) => (least === undefined || next.edits < least.edits ? next : least),
    undefined,
  );
  return best !== undefined && best.edits <= Math.max(1, Math.floor(typed.length / 4)) ? best.name : undefined;
}

function tailOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Levenshtein's distance, capital letters aside, one row at a time. */
function editsBetween(one: string, other: string): number {
  const [from, to] = [one.toLowerCase(), other.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
