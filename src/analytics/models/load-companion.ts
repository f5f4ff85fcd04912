// The weights of the companion ranker for the evaluation: for a repository that training saw, weights that never saw it.
import type { CompanionModel } from '../companion/companion-model.js';
import type { CompanionWeights } from '../companion/train-companion.js';
import type { BoostedModel } from '../learning/boosted-model.js';
import { leftOutCompanions } from './companion-left-out.js';
import { shippedCompanion, shippedHidden } from './companion-shipped.js';

export function companionWeightsFor(repositories: readonly string[]): CompanionWeights {
  const known = repositories.map((id) => leftOutCompanions[id]).find((text) => text !== undefined);
  if (known !== undefined) return JSON.parse(known) as CompanionWeights;
  return {
    companion: JSON.parse(shippedCompanion) as CompanionModel,
    hidden: JSON.parse(shippedHidden) as BoostedModel,
  };
}
