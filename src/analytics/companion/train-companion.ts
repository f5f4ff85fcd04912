// Trains the companion ranker. Histories in; out the weights of all of them, and for each repository those that never saw
// it. The same histories give the same bits.
import { type Examples } from '../learning/examples.js';
import type { BoostedModel } from '../learning/boosted-model.js';
import { fitBoosted } from '../learning/fit-boosted.js';
import { fitCalibration } from '../learning/fit-calibration.js';
import { fitLogistic } from '../learning/fit-logistic.js';
import { type Trained, trainLeavingOut } from '../learning/leave-out.js';
import { predictLogistic } from '../learning/logistic-model.js';
import { roundModel } from '../learning/round-model.js';
import { createRandom } from '../random.js';
import { type LessonHistory } from '../rankers/train-rankers.js';
import { type CompanionModel, lineRowOf } from './companion-model.js';
import { type Walk, type WalkedCommit, walkHistory } from './walk-history.js';

export interface CompanionWeights {
  readonly companion: CompanionModel;
  /** Which file of a commit was hidden: for the evaluation alone. */
  readonly hidden: BoostedModel;
}

/** Of one history. `control`: what would have come anyway, NaN where there is nothing to compare with. */
interface Sample {
  readonly repository: string;
  readonly rows: readonly (readonly number[])[];
  readonly came: readonly number[];
  readonly control: readonly number[];
  readonly hiddenRows: readonly (readonly number[])[];
  readonly wasHidden: readonly number[];
}

/** A long history must not drown the others. */
const MOST_ROWS = 9000;
/** Fewer commits than this to compare with are no comparison. */
const LEAST_COMPARED = 5;
const TREES = {
  trees: 70,
  depth: 4,
  bins: 256,
  rate: 0.1,
  l2: 5,
  leastLeaf: 20,
  featureShare: 0.5,
  rowShare: 0.7,
  seed: 1,
};
const HIDDEN_TREES = { ...TREES, trees: 50 };
const LINE = { l2: 5, iterations: 7 };
const LEAST_STEP = 300;

/** `tell` hears of each history that was walked through and each set of weights that is done. */
export function trainCompanion(
  histories: readonly LessonHistory[],
  tell: (done: string) => void,
): Trained<CompanionWeights> {
  const samples = histories.map(({ repository, facts }) => {
    const sample = sampleOf(repository, walkHistory(facts));
    tell(`${repository}: ${sample.rows.length} examples`);
    return sample;
  });
  return trainLeavingOut(samples, { fit, tell });
}

function sampleOf(repository: string, { eligible, outlook }: Walk): Sample {
  const rows = draw(eligible, ({ prospects }) => prospects.length).flatMap(({ index, prospects }) =>
    prospects.map(({ path, features }) => ({ index, path, features })),
  );
  const hidden = draw(eligible, ({ hidden: one }) => one?.prospects.length ?? 0).flatMap(({ hidden: one }) =>
    (one?.prospects ?? []).map(({ path, features }) => ({ features, isIt: path === one?.path })),
  );
  return {
    repository,
    rows: rows.map(({ features }) => features),
    came: rows.map(({ index, path }) => (outlook.fateOf(index, path).day ? 1 : 0)),
    control: rows.map(({ index, path }) => {
      const { n, came } = outlook.controlOf(index, path);
      return n < LEAST_COMPARED ? Number.NaN : came / n;
    }),
    hiddenRows: hidden.map(({ features }) => features),
    wasHidden: hidden.map(({ isIt }) => (isIt ? 1 : 0)),
  };
}

/** Whole commits, so many that about MOST_ROWS rows come of them. */
function draw(commits: readonly WalkedCommit[], rowsOf: (commit: WalkedCommit) => number): readonly WalkedCommit[] {
  const all = commits.reduce((sum, commit) => sum + rowsOf(commit), 0);
  const random = createRandom(1);
  return all <= MOST_ROWS ? commits : commits.filter(() => random() < MOST_ROWS / all);
}

function fit(samples: readonly Sample[]): CompanionWeights {
  const rows = samples.flatMap((sample) => sample.rows);
  const labels = samples.flatMap(({ came }) => came);
  const lineRows = rows.map(lineRowOf);
  const chance = fitLogistic({ rows: lineRows, labels }, LINE);
  const scores = lineRows.map((row) => predictLogistic(chance, row));
  const calibration = fitCalibration(scores, labels, LEAST_STEP);
  const gain = fitBoosted(gainExamples(samples), TREES);
  const hiddenRows = samples.flatMap((sample) => sample.hiddenRows);
  const hidden = fitBoosted({ rows: hiddenRows, labels: samples.flatMap(({ wasHidden }) => wasHidden) }, HIDDEN_TREES);
  return roundModel({ companion: { chance, calibration, gain }, hidden });
}

/** Shares instead of yes and no: 1 came and nothing was expected, 0 the reverse. */
function gainExamples(samples: readonly Sample[]): Examples {
  const compared = samples.flatMap(({ rows, came, control }) =>
    rows.map((row, index) => ({ row, share: (1 + (came[index] ?? 0) - (control[index] ?? Number.NaN)) / 2 })),
  );
  const known = compared.filter(({ share }) => !Number.isNaN(share));
  return { rows: known.map(({ row }) => row), labels: known.map(({ share }) => share) };
}
