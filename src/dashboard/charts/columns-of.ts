// Values into columns of a histogram, each from its first value up to the next.
import type { Column } from './histogram.js';

export interface Step {
  readonly from: number;
  readonly label: string;
}

/** Values below the first step are in none. `steps` ascend. */
export function columnsOf(values: readonly number[], steps: readonly Step[]): readonly Column[] {
  return steps.map(({ from, label }, index) => {
    const next = steps[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return { label, count: values.filter((value) => value >= from && value < next).length };
  });
}
