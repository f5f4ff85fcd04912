// How sure a share is. Counts in, 95 % intervals out: Wilson's for one share, Newcombe's for the difference of two.

export interface Count {
  readonly k: number;
  readonly n: number;
}

export type Interval = readonly [low: number, high: number];

/** 97.5 % point of the normal distribution. */
const Z95 = 1.959964;

function shareInterval({ k, n }: Count): Interval {
  if (n === 0) return [0, 1];
  const p = k / n;
  const spread = (Z95 * Z95) / n;
  const middle = (p + spread / 2) / (1 + spread);
  const half = (Z95 / (1 + spread)) * Math.sqrt((p * (1 - p)) / n + spread / (4 * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Of the first share less the second (Newcombe 1998, method 10). */
export function differenceInterval(a: Count, b: Count): Interval {
  if (a.n === 0 || b.n === 0) return [-1, 1];
  const [[lowA, highA], [lowB, highB]] = [shareInterval(a), shareInterval(b)];
  const [p, q] = [a.k / a.n, b.k / b.n];
  const [down, up] = [Math.hypot(p - lowA, highB - q), Math.hypot(highA - p, q - lowB)];
  return [p - q - down, p - q + up];
}
