// Every section's figures of one history, and what is said of several. Plain data: it travels between processes and is
// what `evaluate --json` prints.
import { type Spread, spreadOf } from './across-histories.js';
import type { Measured } from './define-section.js';
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

/** By section and figure. */
export type Summary = Readonly<Record<string, Readonly<Record<string, Spread | null>>>>;

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
          spreadOf(histories.map((history) => history.figures[name]?.[figure.name] ?? null)),
        ]),
      ),
    ]),
  );
}
