// How much more often something happens in one group than in another, of like things only: strata in, the risk ratio of
// Mantel and Haenszel out, with the 95 % interval of Greenland and Robins (1985).
import type { Count, Interval } from './rate-interval.js';
import { Z95 } from './rate-interval.js';

export interface Stratum {
  readonly exposed: Count;
  readonly other: Count;
}

export interface StratifiedRatio {
  readonly ratio: number;
  readonly interval: Interval;
}

/** Undefined where it never happens in one of the groups, or where no stratum has both. */
export function ratioOver(strata: readonly Stratum[]): StratifiedRatio | undefined {
  const sum = (value: (stratum: Stratum, total: number) => number): number =>
    strata.reduce((all, stratum) => {
      const total = stratum.exposed.n + stratum.other.n;
      return total === 0 ? all : all + value(stratum, total);
    }, 0);
  const above = sum(({ exposed, other }, total) => (exposed.k * other.n) / total);
  const below = sum(({ exposed, other }, total) => (other.k * exposed.n) / total);
  if (above === 0 || below === 0) return undefined;
  const spread = sum(
    ({ exposed, other }, total) =>
      (exposed.n * other.n * (exposed.k + other.k) - exposed.k * other.k * total) / (total * total),
  );
  const error = Math.sqrt(spread / (above * below));
  const ratio = above / below;
  return { ratio, interval: [ratio * Math.exp(-Z95 * error), ratio * Math.exp(Z95 * error)] };
}

/** The share that the others' rates let expect of things as large as the exposed; strata without others are left out. */
export function expectedShare(strata: readonly Stratum[]): number | undefined {
  const both = strata.filter(({ exposed, other }) => exposed.n > 0 && other.n > 0);
  const n = both.reduce((total, { exposed }) => total + exposed.n, 0);
  const hits = both.reduce((total, { exposed, other }) => total + (exposed.n * other.k) / other.n, 0);
  return n === 0 ? undefined : hits / n;
}
