// What training writes: the weights of each ranker, as plain data.
import type { RankerModel } from '../rankers/ranker-model.js';

export interface Weights {
  readonly risk: RankerModel;
  readonly rework: RankerModel;
}
