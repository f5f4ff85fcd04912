// The weights of the companion ranker as plain data, and the two numbers that they give a candidate: the chance that the
// file comes within a day, and the gain: by how much that is more than what would come anyway.
import { type BoostedModel, predictBoosted } from '../learning/boosted-model.js';
import { type LogisticModel, predictLogistic } from '../learning/logistic-model.js';
import { COMPANION_FEATURES } from './features.js';

export interface CompanionModel {
  /** The chance as learnt from all candidates: tells the few that are plausible. */
  readonly sieve: LogisticModel;
  /** The chance as learnt from plausible ones alone: the mean of a line and of trees. */
  readonly line: LogisticModel;
  readonly trees: BoostedModel;
  /** Fitted to (1 + came - expected) / 2 of plausible ones, since its loss is one of shares. */
  readonly gain: BoostedModel;
}

export interface Weighed {
  readonly chance: number;
  /** 0 where the file is not plausible at all. */
  readonly gain: number;
  /** Chance and gain together: what candidates and commits are ranked by, and what must be high to speak. */
  readonly worth: number;
}

/** Nine in ten candidates are below; a model that must tell those apart, too, does worse among the others. */
const PLAUSIBLE = 0.06;

export function weigh(model: CompanionModel, features: readonly number[]): Weighed {
  const row = lineRowOf(features);
  const likely = predictLogistic(model.sieve, row);
  if (likely < PLAUSIBLE) return { chance: likely, gain: 0, worth: likely };
  const chance = (predictLogistic(model.line, row) + predictBoosted(model.trees, features)) / 2;
  const gain = 2 * predictBoosted(model.gain, features) - 1;
  return { chance, gain, worth: chance + gain };
}

export function isPlausible(sieve: LogisticModel, features: readonly number[]): boolean {
  return predictLogistic(sieve, lineRowOf(features)) >= PLAUSIBLE;
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
