// The shape of a metric: the commits of a period in, figures with their n out. Metrics are for reports; they never speak.
import type { CommitFact } from '../domain/fact.js';

export interface MetricInput {
  /** The person's commits of the period, in canonical order, merges and agents' commits included. */
  readonly all: readonly CommitFact[];
  /** Those made by hand: merges and agents' commits say nothing about size or words. */
  readonly handmade: readonly CommitFact[];
  /** Everybody's handmade commits of the ninety days up to the end of the period: what happened to files. */
  readonly everybody: readonly CommitFact[];
  /** Everybody's commits up to the end of the period, agents' included, merges left out. */
  readonly history: readonly CommitFact[];
  /** Whose figures; everybody's where it is left out. */
  readonly actor?: string;
  /** The end of the period, epoch seconds; may be infinite. */
  readonly to: number;
  /** Entries of a list of files, at most; ten where it is left out. */
  readonly most?: number;
}

export interface Metric<Figures> {
  readonly name: string;
  readonly summary: string;
  /** Days up to the period's end that it looks at, infinite for all of them; the period itself where it is left out. */
  readonly days?: number;
  measure(input: MetricInput): Figures;
}

export function defineMetric<Figures>(metric: Metric<Figures>): Metric<Figures> {
  return metric;
}
