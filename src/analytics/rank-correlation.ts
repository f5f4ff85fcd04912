// Spearman's rank correlation: do two rows of figures rise together, whatever their scale?

/** -1 to 1; undefined where there are fewer than three pairs or one row never changes. Ties share their mean rank. */
export function rankCorrelationOf(pairs: readonly (readonly [number, number])[]): number | undefined {
  if (pairs.length < 3) return undefined;
  const [xs, ys] = [ranksOf(pairs.map(([x]) => x)), ranksOf(pairs.map(([, y]) => y))];
  const middle = (pairs.length + 1) / 2;
  const sum = (some: readonly number[], others: readonly number[]): number =>
    some.reduce((total, rank, index) => total + (rank - middle) * ((others[index] ?? middle) - middle), 0);
  const spread = Math.sqrt(sum(xs, xs) * sum(ys, ys));
  return spread === 0 ? undefined : sum(xs, ys) / spread;
}

function ranksOf(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}
