// From a score to the share that was right at such scores: a rising staircase as plain data, and how to read it.

/** Both ascending, of one length: scores from `from[k]` on came true in `share[k]` of cases. */
export interface Calibration {
  readonly from: readonly number[];
  readonly share: readonly number[];
}

/** The share of the step that a score stands on; of the lowest step where it is below all. */
export function calibrate({ from, share }: Calibration, score: number): number {
  let [low, high] = [0, from.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= score) low = middle + 1;
    else high = middle;
  }
  return share[Math.max(low - 1, 0)] ?? 0;
}
