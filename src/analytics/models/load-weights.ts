// The weights of the rankers, parsed from what training wrote. Only what needs them imports this.
import type { RankerModel } from '../rankers/ranker-model.js';
import { leftOutRankers } from './left-out.js';
import { riskModel } from './risk-model.js';
import { shippedRankers } from './shipped.js';
import type { Weights } from './weights.js';

export interface ChosenWeights {
  readonly kind: 'left-out' | 'shipped';
  readonly weights: Weights;
}

/** For a repository that training saw, weights that never saw it; the shipped ones for all others. */
export function weightsFor(repositories: readonly string[]): ChosenWeights {
  const known = repositories.map((id) => leftOutRankers[id]).find((text) => text !== undefined);
  if (known !== undefined) return { kind: 'left-out', weights: JSON.parse(known) as Weights };
  return { kind: 'shipped', weights: { risk: riskModel(), rework: reworkModel() } };
}

function reworkModel(): RankerModel {
  return JSON.parse(shippedRankers.rework) as RankerModel;
}
