// What a model is fitted to. Rows of features and what came of each in; columns of numbers out, for the fits to walk along.

/** One row of features an example, all of one length. */
export interface Examples {
  readonly rows: readonly ArrayLike<number>[];
  /** 1 where it happened, else 0. */
  readonly labels: ArrayLike<number>;
  /** How much each example counts; 1 where not given. */
  readonly weights?: ArrayLike<number>;
}

export function columnsOf(rows: readonly ArrayLike<number>[]): readonly Float64Array[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => Float64Array.from(rows, (row) => row[column] ?? 0));
}

export function weightsOf({ rows, weights }: Examples): Float64Array {
  return Float64Array.from(rows, (_, index) => weights?.[index] ?? 1);
}

/** The share of weight on what happened, kept off 0 and 1 so that its logarithm is finite. */
export function baseRateOf(labels: ArrayLike<number>, weights: ArrayLike<number>): number {
  let [happened, all] = [0, 0];
  for (let index = 0; index < weights.length; index += 1) {
    happened += (labels[index] ?? 0) * (weights[index] ?? 0);
    all += weights[index] ?? 0;
  }
  return Math.min(Math.max(all === 0 ? 0 : happened / all, 1e-3), 1 - 1e-3);
}
