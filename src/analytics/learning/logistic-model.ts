// A logistic regression as plain data, and what it says of one row of features.

export interface LogisticModel {
  /** Mean and standard deviation of each feature where the model was fitted. */
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly bias: number;
  /** One weight a feature, in standard deviations. */
  readonly weights: readonly number[];
}

/** The probability that the model gives a row. */
export function predictLogistic(model: LogisticModel, row: ArrayLike<number>): number {
  return probabilityOf(logitOf(model, row));
}

/** The same before it becomes a probability: what models are added up by. */
export function logitOf({ mean, deviation, bias, weights }: LogisticModel, row: ArrayLike<number>): number {
  let sum = bias;
  for (let index = 0; index < weights.length; index += 1) {
    const scaled = ((row[index] ?? 0) - (mean[index] ?? 0)) / (deviation[index] ?? 1);
    sum += (weights[index] ?? 0) * scaled;
  }
  return sum;
}

/** From log odds; clipped where a double can no longer tell it from 0 or 1. */
export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-Math.min(Math.max(logOdds, -30), 30)));
}
