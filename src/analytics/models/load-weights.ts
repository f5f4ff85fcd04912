// The weights of all rankers for the evaluation, parsed from what training wrote.
import type { CompanionWeights } from '../companion/train-companion.js';
import type { BoostedModel } from '../learning/boosted-model.js';
import type { RankerModel } from '../rankers/ranker-model.js';
import { companionModel } from './companion-model.js';
import { shippedHidden } from './companion-shipped.js';
import { leftOut } from './left-out.js';
import { riskModel } from './risk-model.js';
import { shippedRankers } from './shipped.js';
import type { Weights } from './weights.js';

export interface ChosenWeights {
  readonly kind: 'left-out' | 'shipped';
  readonly weights: Weights;
  readonly companion: CompanionWeights;
}

/** For a repository that training saw, weights that never saw it; the shipped ones for all others. */
export function weightsFor(repositories: readonly string[]): ChosenWeights {
  const known = repositories.map((id) => leftOut[id]).find((set) => set !== undefined);
  if (known === undefined) return shippedWeights();
  const [weights, companion] = [JSON.parse(known.rankers) as Weights, JSON.parse(known.companion) as CompanionWeights];
  return { kind: 'left-out', weights, companion };
}

function shippedWeights(): ChosenWeights {
  const rework = JSON.parse(shippedRankers.rework) as RankerModel;
  const hidden = JSON.parse(shippedHidden) as BoostedModel;
  return {
    kind: 'shipped',
    weights: { risk: riskModel(), rework },
    companion: { companion: companionModel(), hidden },
  };
}
