// A ranker as plain data, and the score it gives a commit: a logistic regression over named features, so that features may
// come and go without a change of shape.
import { type CommitFeatures, featureOf } from '../commit-memory/commit-features.js';
import { calibrate, type Calibration } from '../learning/calibration-model.js';
import { type LogisticModel, logitOf } from '../learning/logistic-model.js';

export interface RankerModel {
  readonly features: readonly string[];
  readonly line: LogisticModel;
  /** From scores to the shares that came true. */
  readonly calibration: Calibration;
}

/** In log odds; good for ranking, not a probability. */
export function scoreOf({ features, line }: RankerModel, commit: Pick<CommitFeatures, 'values'>): number {
  return logitOf(
    line,
    features.map((name) => featureOf(commit, name)),
  );
}

/** The share of commits with such a score of which it came true. */
export function chanceOf({ calibration }: RankerModel, score: number): number {
  return calibrate(calibration, score);
}
