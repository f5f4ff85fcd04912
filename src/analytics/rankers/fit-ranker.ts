// Fits a ranker to the histories it may learn from. Ranked commits of each in, weights as plain data out; fixed seed and
// order, so that the same histories give the same bits.
import { featureNames } from '../commit-memory/commit-features.js';
import type { Examples } from '../learning/examples.js';
import { fitCalibration } from '../learning/fit-calibration.js';
import { fitLogistic } from '../learning/fit-logistic.js';
import { roundModel } from '../learning/round-model.js';
import type { RankedCommit } from './ranked-commits.js';
import { type RankerModel, scoreOf } from './ranker-model.js';

export interface RankerLesson {
  /** One list a history. */
  readonly histories: readonly (readonly RankedCommit[])[];
  readonly happened: (commit: RankedCommit) => number;
  /** How strongly weights are drawn to zero: what holds in few histories only must not count. */
  readonly l2: number;
}

/** A long history teaches no more than this many of its commits, evenly spread; all histories count alike. */
const MOST_EXAMPLES = 2500;
const LEAST_WEIGHED = 500;
const ITERATIONS = 5;
/** Commits on one step of the calibration. */
const LEAST_STEP = 300;

export function fitRanker({ histories, happened, l2 }: RankerLesson): RankerModel {
  const taught = histories.map((commits) => spread(commits.filter(({ isCounted }) => isCounted)));
  const commits = taught.flat();
  const features = featureNames();
  const examples: Examples = {
    rows: commits.map((commit) => commit.features.values),
    labels: commits.map(happened),
    weights: taught.flatMap((some) => some.map(() => 1000 / Math.max(some.length, LEAST_WEIGHED))),
  };
  const calibration = { from: [], share: [] };
  const model = { features, line: fitLogistic(examples, { l2, iterations: ITERATIONS }), calibration };
  const scores = commits.map((commit) => scoreOf(model, commit.features));
  return roundModel({ ...model, calibration: fitCalibration(scores, examples.labels, LEAST_STEP) });
}

function spread(commits: readonly RankedCommit[]): readonly RankedCommit[] {
  const count = Math.min(MOST_EXAMPLES, commits.length);
  return Array.from({ length: count }, (_, index) => commits[Math.floor((index * commits.length) / count)]).filter(
    (commit) => commit !== undefined,
  );
}
