// The figures of one ranker on one history, beside what plainer orders reach.
import { featureOf } from '../commit-memory/commit-features.js';
import { areaUnderCurve, calibrationError, precisionAt } from '../learning/ranking-figures.js';
import { shareOf } from '../quantile.js';
import type { RankedCommit } from '../rankers/ranked-commits.js';
import { chanceOf, type RankerModel, scoreOf } from '../rankers/ranker-model.js';
import { countFigure, type FigureKind, type Measured, numberFigure, shareFigure } from './define-section.js';
import type { TestedHistory } from './tested-history.js';

export interface RankerQuestion {
  readonly model: RankerModel;
  happened(commit: RankedCommit): number;
  /** Looks at these commits alone. */
  only?(commit: RankedCommit): boolean;
}

/** Fewer commits, or fewer of those that happened, are no measure. */
const LEAST = { commits: 100, happened: 8 };

/** What anybody could order commits by, without a model. */
const PLAIN_ORDERS = [
  { name: 'Lines', label: 'lines added', by: 'insertions', sign: 1 },
  { name: 'Fixes', label: 'recent fixes of its files', by: 'fixedQuarter', sign: 1 },
  { name: 'Hot', label: "author's hot files", by: 'ownTouches', sign: 1 },
  { name: 'Recent', label: "author's recent files", by: 'ownLeastHours', sign: -1 },
] as const;

export const rankerFigures: readonly FigureKind[] = [
  countFigure('commits', 'commits of code'),
  shareFigure('base', 'of all of them'),
  numberFigure('area', 'AUC'),
  ...PLAIN_ORDERS.map(({ name, label }) => numberFigure(`areaBy${name}`, `AUC, ${label}`)),
  shareFigure('at5', 'right @5 %'),
  ...PLAIN_ORDERS.map(({ name, label }) => shareFigure(`at5By${name}`, `right @5 %, ${label}`)),
  shareFigure('at2', 'right @2 %'),
  numberFigure('calibration', 'calibration error'),
];

export function measureRanker(history: TestedHistory, { model, happened, only }: RankerQuestion): Measured {
  const commits = history.ranked().filter((commit) => commit.isCounted && only?.(commit) !== false);
  const labels = commits.map(happened);
  const base = shareOf(
    labels.reduce((sum, label) => sum + label, 0),
    labels.length,
  );
  if (commits.length < LEAST.commits || base * commits.length < LEAST.happened) return { commits: commits.length };
  const scores = commits.map(({ features }) => scoreOf(model, features));
  const chances = scores.map((score) => chanceOf(model, score));
  return {
    commits: commits.length,
    base,
    area: areaUnderCurve(labels, scores) ?? null,
    at5: precisionAt(0.05, labels, scores),
    at2: precisionAt(0.02, labels, scores),
    calibration: calibrationError(labels, chances),
    ...measurePlainOrders(commits, labels),
  };
}

function measurePlainOrders(commits: readonly RankedCommit[], labels: readonly number[]): Measured {
  const figures = PLAIN_ORDERS.flatMap(({ name, by, sign }) => {
    const scores = commits.map(({ features }) => sign * featureOf(features, by));
    return [
      [`areaBy${name}`, areaUnderCurve(labels, scores) ?? null],
      [`at5By${name}`, precisionAt(0.05, labels, scores)],
    ];
  });
  return Object.fromEntries(figures) as Measured;
}
