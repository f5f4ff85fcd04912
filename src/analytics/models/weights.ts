// The weights of both rankers of commits, and one set for the evaluation as training writes it.
import type { RankerModel } from '../rankers/ranker-model.js';

export interface Weights {
  readonly risk: RankerModel;
  readonly rework: RankerModel;
}

/** Trained on all repositories but one; each a text of JSON, parsed when it is asked for. */
export interface LeftOut {
  readonly rankers: string;
  readonly companion: string;
}
