// Trains the companion ranker. Histories in; out the weights of all of them, and for each repository those that never saw
// it. The same histories give the same bits.
import { type Examples } from '../learning/examples.js';
import type { BoostedModel } from '../learning/boosted-model.js';
import { fitBoosted } from '../learning/fit-boosted.js';
import { fitLogistic } from '../learning/fit-logistic.js';
import type { LogisticModel } from '../learning/logistic-model.js';
import { type Trained, trainLeavingOut } from '../learning/leave-out.js';
import { roundModel } from '../learning/round-model.js';
import { createRandom } from '../random.js';
import { type LessonHistory } from '../rankers/train-rankers.js';
import { type CompanionModel, isPlausible, lineRowOf } from './companion-model.js';
import { type Walk, walkHistory } from './walk-history.js';

export interface CompanionWeights {
  readonly companion: CompanionModel;
  /** Which file of a commit was hidden: for the evaluation alone. */
  readonly hidden: BoostedModel;
}

/** Of one history; arrays of one length, whole commits side by side. */
interface Sample {
  readonly repository: string;
  readonly candidates: readonly TaughtCandidate[];
  readonly hidden: Examples;
}

interface TaughtCandidate {
  /** The commit that it is a candidate of. */
  readonly index: number;
  readonly features: readonly number[];
  readonly came: 0 | 1;
  /** What would have come anyway; NaN where there is nothing to compare with. */
  readonly control: number;
}

/** A long history must not drown the others. */
const MOST_ROWS = 9000;
const MOST_PLAUSIBLE = 8000;
/** Of plausible ones all histories weigh alike, but for those that have fewer than this. */
const LEAST_WEIGHED = 1500;
/** Of a history of plausible ones; the least weight of a leaf is counted in it. */
const WEIGHT = 3000;
/** Fewer commits than this to compare with are no comparison. */
const LEAST_COMPARED = 5;
const BINS = { bins: 256, l2: 5, leastLeaf: 20, featureShare: 0.5, rowShare: 0.7, seed: 1 };
const GAIN_TREES = { ...BINS, trees: 60, depth: 4, rate: 0.1 };
const CHANCE_TREES = { ...BINS, trees: 80, depth: 3, rate: 0.05 };
const HIDDEN_TREES = { ...BINS, trees: 100, depth: 4, rate: 0.1 };
const SIEVE = { l2: 5, iterations: 7 };
const LINE = { l2: 20, iterations: 8 };

/** `tell` hears of each history that was walked through and each set of weights that is done. */
export function trainCompanion(
  histories: readonly LessonHistory[],
  tell: (done: string) => void,
): Trained<CompanionWeights> {
  const samples = histories.map(({ repository, facts }) => {
    const sample = sampleOf(repository, walkHistory(facts));
    tell(`${repository}: ${sample.candidates.length} candidates`);
    return sample;
  });
  return trainLeavingOut(samples, { fit, tell });
}

function sampleOf(repository: string, { eligible, outlook }: Walk): Sample {
  const candidates = eligible.flatMap(({ index, prospects }) =>
    prospects.map(({ path, features }): TaughtCandidate => {
      const { n, came } = outlook.controlOf(index, path);
      const control = n < LEAST_COMPARED ? Number.NaN : came / n;
      return { index, features, came: outlook.fateOf(index, path).day ? 1 : 0, control };
    }),
  );
  const asked = eligible.flatMap(({ index, hidden }) =>
    (hidden?.prospects ?? []).map(({ path, features }) => ({ index, features, isIt: path === hidden?.path ? 1 : 0 })),
  );
  const drawn = draw(asked, MOST_ROWS);
  return {
    repository,
    candidates,
    hidden: { rows: drawn.map(({ features }) => features), labels: drawn.map(({ isIt }) => isIt) },
  };
}

/** Whole commits, so many that about `most` rows come of them. */
function draw<Row extends { readonly index: number }>(rows: readonly Row[], most: number): readonly Row[] {
  if (rows.length <= most) return rows;
  const random = createRandom(1);
  const chosen = new Map<number, boolean>();
  for (const { index } of rows) if (!chosen.has(index)) chosen.set(index, random() < most / rows.length);
  return rows.filter(({ index }) => chosen.get(index));
}

type Taught = readonly (readonly TaughtCandidate[])[];

function fit(samples: readonly Sample[]): CompanionWeights {
  const all = samples.map(({ candidates }) => draw(candidates, MOST_ROWS));
  const sieve = fitLogistic({ rows: all.flat().map(lineOf), labels: all.flat().map(cameOf) }, SIEVE);
  const plausible = samples.map(({ candidates }) => draw(sift(candidates, sieve), MOST_PLAUSIBLE));
  const [labels, weights] = [plausible.flat().map(cameOf), weightsOf(plausible)];
  const line = fitLogistic({ rows: plausible.flat().map(lineOf), labels, weights }, LINE);
  const trees = fitBoosted({ rows: plausible.flat().map(({ features }) => features), labels, weights }, CHANCE_TREES);
  const gain = fitBoosted(gainExamples(plausible), GAIN_TREES);
  const hidden = fitBoosted(joined(samples.map((sample) => sample.hidden)), HIDDEN_TREES);
  return roundModel({ companion: { sieve, line, trees, gain }, hidden });
}

function sift(candidates: readonly TaughtCandidate[], sieve: LogisticModel): readonly TaughtCandidate[] {
  return candidates.filter(({ features }) => isPlausible(sieve, features));
}

function lineOf({ features }: TaughtCandidate): readonly number[] {
  return lineRowOf(features);
}

function cameOf({ came }: TaughtCandidate): number {
  return came;
}

function weightsOf(histories: Taught): readonly number[] {
  return histories.flatMap((some) => some.map(() => WEIGHT / Math.max(some.length, LEAST_WEIGHED)));
}

/** Shares instead of yes and no: 1 came and nothing was expected, 0 the reverse. */
function gainExamples(histories: Taught): Examples {
  const weights = weightsOf(histories);
  const known = histories.flat().map((candidate, index) => ({ ...candidate, weight: weights[index] ?? 0 }));
  const compared = known.filter(({ control }) => !Number.isNaN(control));
  return {
    rows: compared.map(({ features }) => features),
    labels: compared.map(({ came, control }) => (1 + came - control) / 2),
    weights: compared.map(({ weight }) => weight),
  };
}

function joined(histories: readonly Examples[]): Examples {
  return { rows: histories.flatMap(({ rows }) => rows), labels: histories.flatMap(({ labels }) => Array.from(labels)) };
}
