// Continuous features as few bins: boosted trees look for a split between bins only, which makes them quick and coarse.
import { columnsOf } from './examples.js';

export interface BinnedFeature {
  /** Upper edges, ascending: bin k holds what is above edge k - 1 and at most edge k; the last bin has no edge. */
  readonly edges: readonly number[];
  /** The bin of each row. */
  readonly bins: Uint8Array;
}

/** At most 256 bins. */
export function binFeatures(rows: readonly ArrayLike<number>[], most: number): readonly BinnedFeature[] {
  return columnsOf(rows).map((column) => {
    const edges = edgesOf(column, most);
    return { edges, bins: Uint8Array.from(column, (value) => binOf(value, edges)) };
  });
}

/** Midways between neighbours in the sorted values, about equally many values apart. */
function edgesOf(column: Float64Array, most: number): readonly number[] {
  const sorted = column.toSorted();
  const edges = new Set<number>();
  for (let part = 1; part < most; part += 1) {
    const value = sorted[Math.floor((part * sorted.length) / most)] ?? 0;
    const next = sorted[firstAbove(sorted, value)];
    if (next !== undefined) edges.add((value + next) / 2);
  }
  return [...edges].sort((a, b) => a - b);
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function binOf(value: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
