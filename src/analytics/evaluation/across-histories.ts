// From each history's figures to what is said of all: median, range, and how far the median would move with other
// histories (bootstrap over histories, fixed seed). Pooled only where each has too few cases: else a long one drowns the rest.
import { createRandom } from '../random.js';
import { medianOf, quantileOf } from '../quantile.js';

export interface Spread {
  readonly n: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** 95 % interval of the median; null with fewer than three histories. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** A share of the cases of all histories together. */
export interface Pooled {
  /** Cases. */
  readonly n: number;
  readonly value: number;
}

export interface Cases {
  readonly n: number | null;
  /** Null where there are none. */
  readonly value: number | null;
}

const DRAWS = 1000;
const SEED = 20_261_126;
const LEAST_HISTORIES = 3;

/** Null where no history has the figure. */
export function spreadOf(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);
  const median = medianOf(known);
  if (median === undefined) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return { n: known.length, median, least, most, interval: intervalOf(known) };
}

/** Null where no history has a case. */
export function pooledOf(histories: readonly Cases[]): Pooled | null {
  const known = histories.map(({ n, value }) => (value === null ? { n: 0, value: 0 } : { n: n ?? 0, value }));
  const n = known.reduce((sum, cases) => sum + cases.n, 0);
  return n === 0 ? null : { n, value: known.reduce((sum, cases) => sum + cases.n * cases.value, 0) / n };
}

function intervalOf(values: readonly number[]): Spread['interval'] {
  if (values.length < LEAST_HISTORIES) return null;
  const random = createRandom(SEED);
  const medians = Array.from({ length: DRAWS }, () => {
    const drawn = values.map(() => values[Math.floor(random() * values.length)] ?? 0);
    return medianOf(drawn) ?? 0;
  });
  return [quantileOf(medians, 0.025) ?? 0, quantileOf(medians, 0.975) ?? 0];
}
