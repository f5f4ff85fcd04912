// The shipped weights of the companion ranker, parsed once, when a commit is first to be weighed.
import type { CompanionModel } from '../companion/companion-model.js';
import { shippedCompanion } from './companion-shipped.js';

let parsed: CompanionModel | undefined;

export function companionModel(): CompanionModel {
  return (parsed ??= JSON.parse(shippedCompanion) as CompanionModel);
}
