// The weights of the companion ranker as plain data, and the two numbers that they give a candidate: the chance that the
// file comes within a day, and the gain: by how much that is more than what would come anyway.
import type { BoostedModel } from '../learning/boosted-model.js';
import { predictBoosted } from '../learning/boosted-model.js';
import { calibrate, type Calibration } from '../learning/calibration-model.js';
import { type LogisticModel, predictLogistic } from '../learning/logistic-model.js';
import { COMPANION_FEATURES } from './features.js';

export interface CompanionModel {
  readonly chance: LogisticModel;
  readonly calibration: Calibration;
  /** Fitted to (1 + came - expected) / 2, since its loss is one of shares. */
  readonly gain: BoostedModel;
}

export interface Weighed {
  readonly chance: number;
  readonly gain: number;
  /** Before calibration: finer, for ranking. */
  readonly rawChance: number;
  /** What candidates and commits are ranked by: the gain, and a little of the chance. */
  readonly worth: number;
}

/** More of it hits more often, and tells less that would not have come anyway. */
const CHANCE_IN_WORTH = 0.2;

export function weigh(model: CompanionModel, features: readonly number[]): Weighed {
  const raw = predictLogistic(model.chance, lineRowOf(features));
  const gain = 2 * predictBoosted(model.gain, features) - 1;
  return { chance: calibrate(model.calibration, raw), rawChance: raw, gain, worth: gain + CHANCE_IN_WORTH * raw };
}

/** Fewer than the trees have: of all features a line carries over less well to histories that it never saw. */
const LINE_FEATURES = (
  'mean largest joint support votes lower rank reverse next3 next3Count day dayCount sessionJoint sessionDay ' +
  'relatedRate otherRate relatedLift ownDays recent ownDayRate anyDays weight fileRate sameFolder sameStem alike named ' +
  'topic hasTest files gap today goesOn fix'
).split(' ');
const LINE_POSITIONS = LINE_FEATURES.map((name) => COMPANION_FEATURES.indexOf(name));

export function lineRowOf(features: readonly number[]): readonly number[] {
  return LINE_POSITIONS.map((position) => features[position] ?? 0);
}
