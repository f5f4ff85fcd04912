// The figures of one ranker on one history, beside what plainer orders reach.
import { featureOf } from '../commit-memory/commit-features.js';
import { areaUnderCurve, calibrationError, precisionAt } from '../learning/ranking-figures.js';
import { shareOf } from '../quantile.js';
import type { RankedCommit } from '../rankers/ranked-commits.js';
import { chanceOf, type RankerModel, scoreOf } from '../rankers/ranker-model.js';
import type { Measured } from './define-section.js';
import type { TestedHistory } from './tested-history.js';

export interface RankerQuestion {
  readonly model: RankerModel;
  happened(commit: RankedCommit): number;
  /** Looks at these commits alone. */
  only?(commit: RankedCommit): boolean;
}

/** Fewer commits, or fewer of those that happened, are no measure. */
const LEAST = { commits: 100, happened: 8 };

export function measureRanker(history: TestedHistory, { model, happened, only }: RankerQuestion): Measured {
  const commits = history.ranked().filter((commit) => commit.isCounted && only?.(commit) !== false);
  const labels = commits.map(happened);
  const base = shareOf(
    labels.reduce((sum, label) => sum + label, 0),
    labels.length,
  );
  if (commits.length < LEAST.commits || base * commits.length < LEAST.happened) return { commits: commits.length };
  const scores = commits.map(({ features }) => scoreOf(model, features));
  const [lines, fixes] = [byFeature(commits, 'insertions'), byFeature(commits, 'fixedQuarter')];
  const chances = scores.map((score) => chanceOf(model, score));
  return {
    commits: commits.length,
    base,
    area: areaUnderCurve(labels, scores) ?? null,
    areaByLines: areaUnderCurve(labels, lines) ?? null,
    areaByFixes: areaUnderCurve(labels, fixes) ?? null,
    at5: precisionAt(0.05, labels, scores),
    at5ByLines: precisionAt(0.05, labels, lines),
    at5ByFixes: precisionAt(0.05, labels, fixes),
    at2: precisionAt(0.02, labels, scores),
    calibration: calibrationError(labels, chances),
  };
}

function byFeature(commits: readonly RankedCommit[], name: string): readonly number[] {
  return commits.map(({ features }) => featureOf(features, name));
}
