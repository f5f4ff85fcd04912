// The shipped weights of "needs another look", parsed once, when a commit is first to be ranked.
import type { RankerModel } from '../rankers/ranker-model.js';
import { shippedRankers } from './shipped.js';

let parsed: RankerModel | undefined;

export function riskModel(): RankerModel {
  return (parsed ??= JSON.parse(shippedRankers.risk) as RankerModel);
}
