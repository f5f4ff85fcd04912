// How sure a share is: Wilson's interval, good for small n too. For one look; a gate, which looks every day, has its bets.

const Z = 1.96; // 95 %

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Null for nothing in nothing. */
export function intervalOf(hits: number, n: number): Interval | null {
  if (n === 0) return null;
  const share = hits / n;
  const weight = Z ** 2 / n;
  const middle = (share + weight / 2) / (1 + weight);
  const half = (Z / (1 + weight)) * Math.sqrt((share * (1 - share)) / n + weight / (4 * n));
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) };
}
