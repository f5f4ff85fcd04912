// Boosted trees as plain arrays, and what they say of one row of features.
import { probabilityOf } from './logistic-model.js';

/** One tree. Where the feature of a node is at most its threshold the way goes to `left`, else to `left + 1`. */
export interface Tree {
  /** -1 for a leaf. */
  readonly feature: readonly number[];
  readonly threshold: readonly number[];
  readonly left: readonly number[];
  /** In log odds; 0 at inner nodes. */
  readonly value: readonly number[];
}

export interface BoostedModel {
  readonly bias: number;
  readonly trees: readonly Tree[];
}

export function predictBoosted(model: BoostedModel, row: ArrayLike<number>): number {
  return probabilityOf(boostedLogit(model, row));
}

/** The same before it becomes a probability. */
export function boostedLogit({ bias, trees }: BoostedModel, row: ArrayLike<number>): number {
  let sum = bias;
  for (const tree of trees) sum += tree.value[leafOf(tree, row)] ?? 0;
  return sum;
}

function leafOf({ feature, threshold, left }: Tree, row: ArrayLike<number>): number {
  let node = 0;
  for (let split = feature[0] ?? -1; split >= 0; split = feature[node] ?? -1) {
    const isLeft = (row[split] ?? 0) <= (threshold[node] ?? 0);
    node = (left[node] ?? 0) + (isLeft ? 0 : 1);
  }
  return node;
}
