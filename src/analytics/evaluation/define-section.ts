// The shape of one section of the evaluation: it measures named figures on one history at a time; across histories only
// medians and ranges are made of them, and shares of all where one history has too few. Adding one is a file in
// `sections/` and a line in its index.
import type { TestedHistory } from './tested-history.js';

export interface FigureKind {
  readonly name: string;
  /** A few words, as they stand in the table. */
  readonly label: string;
  /** How it is written: 12 %, 0.71, 1.52, 1,204. */
  readonly unit: 'count' | 'number' | 'ratio' | 'share';
  /** Where one history has too few cases: the count of them, by which all histories become one share. */
  readonly pooledBy?: string;
}

/** By the figure's name; null where a history has too little for it. */
export type Measured = Readonly<Record<string, number | null>>;

export interface Section {
  readonly name: string;
  readonly title: string;
  /** One or two sentences under the title: what a figure means. */
  readonly note: string;
  readonly figures: readonly FigureKind[];
  measure(history: TestedHistory): Measured;
}

export function defineSection(section: Section): Section {
  return section;
}

export function shareFigure(name: string, label: string): FigureKind {
  return { name, label, unit: 'share' };
}

/** A share of few cases in each history: of all histories together it is said pooled. `by`: the count of cases. */
export function pooledFigure(name: string, label: string, by: string): FigureKind {
  return { name, label, unit: 'share', pooledBy: by };
}

export function numberFigure(name: string, label: string): FigureKind {
  return { name, label, unit: 'number' };
}

export function ratioFigure(name: string, label: string): FigureKind {
  return { name, label, unit: 'ratio' };
}

export function countFigure(name: string, label: string): FigureKind {
  return { name, label, unit: 'count' };
}
