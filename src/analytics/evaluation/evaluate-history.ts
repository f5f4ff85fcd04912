// Every section's figures of one history, and what is said of several. Plain data: it travels between processes and is
// what `evaluate --json` prints.
import { type Pooled, pooledOf, type Spread, spreadOf } from './across-histories.js';
import type { FigureKind, Measured } from './define-section.js';
import { sections } from './sections/index.js';
import { type HistorySource, testHistory } from './tested-history.js';

export interface MeasuredHistory {
  readonly name: string;
  /** Handmade commits. */
  readonly commits: number;
  /** `left-out`: weights trained on other histories than this one; `shipped`: those that ship. */
  readonly weights: 'left-out' | 'shipped';
  /** By section and figure. */
  readonly figures: Readonly<Record<string, Measured>>;
}

export interface FigureSummary extends Spread {
  /** Of all histories together; null for figures that are never pooled. */
  readonly pooled: Pooled | null;
}

/** By section and figure. */
export type Summary = Readonly<Record<string, Readonly<Record<string, FigureSummary | null>>>>;

export function measureHistory(source: HistorySource, weights: MeasuredHistory['weights']): MeasuredHistory {
  const history = testHistory(source);
  const figures = Object.fromEntries(sections.map((section) => [section.name, section.measure(history)]));
  return { name: history.name, commits: history.commits.length, weights, figures };
}

export function summariseHistories(histories: readonly MeasuredHistory[]): Summary {
  return Object.fromEntries(
    sections.map(({ name, figures }) => [
      name,
      Object.fromEntries(
        figures.map((figure) => [
          figure.name,
          summariseFigure(
            figure,
            histories.map((history) => history.figures[name] ?? {}),
          ),
        ]),
      ),
    ]),
  );
}

function summariseFigure({ name, pooledBy }: FigureKind, measured: readonly Measured[]): FigureSummary | null {
  const spread = spreadOf(measured.map((figures) => figures[name] ?? null));
  if (spread === null) return null;
  const cases = measured.map((figures) => ({ n: figures[pooledBy ?? ''] ?? null, value: figures[name] ?? null }));
  return { ...spread, pooled: pooledBy === undefined ? null : pooledOf(cases) };
}
