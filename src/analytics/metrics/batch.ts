// How large and how spread a usual commit is. Medians and ninetieth percentiles: one vendored drop must not move them.
import { defineMetric } from '../define-metric.js';
import { medianOf, quantileOf } from '../quantile.js';

export interface Spread {
  /** Null without commits, or without line counts. */
  readonly median: number | null;
  readonly p90: number | null;
}

export interface Batch {
  readonly n: number;
  /** Insertions and deletions together, over all files. */
  readonly lines: Spread;
  readonly files: Spread;
  readonly directories: Spread;
}

export const batch = defineMetric<Batch>({
  name: 'batch',
  summary: 'Lines, files and directories of a usual commit.',
  measure: ({ handmade }) => ({
    n: handmade.length,
    lines: spreadOf(handmade.map(linesOf).filter((lines) => lines !== null)),
    files: spreadOf(handmade.map(({ fileCount }) => fileCount)),
    directories: spreadOf(handmade.map(({ directories }) => directories)),
  }),
});

/** Null where lines were not counted. */
export function linesOf(fact: {
  readonly insertions: number | null;
  readonly deletions: number | null;
}): number | null {
  return fact.insertions === null || fact.deletions === null ? null : fact.insertions + fact.deletions;
}

function spreadOf(values: readonly number[]): Spread {
  return { median: medianOf(values) ?? null, p90: quantileOf(values, 0.9) ?? null };
}
