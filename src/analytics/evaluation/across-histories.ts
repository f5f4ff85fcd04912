// From each history's figures to what is said of all: median, range, and how far the median would move with other
// histories (bootstrap over histories, fixed seed). Never pooled: one long history would drown the others.
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

function intervalOf(values: readonly number[]): Spread['interval'] {
  if (values.length < LEAST_HISTORIES) return null;
  const random = createRandom(SEED);
  const medians = Array.from({ length: DRAWS }, () => {
    const drawn = values.map(() => values[Math.floor(random() * values.length)] ?? 0);
    return medianOf(drawn) ?? 0;
  });
  return [quantileOf(medians, 0.025) ?? 0, quantileOf(medians, 0.975) ?? 0];
}
