// Figures of a period for reports: the facts of one repository or of several in, each metric's figures out.
import type { CommitFact, Fact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import type { MetricInput } from './define-metric.js';
import { type DraftFigures, draftFiguresOf } from './lineage.js';
import { metrics } from './metrics/index.js';
import { countedCommits, isHandmade, isMerge } from './superseded.js';

type MetricFigures = { readonly [Name in keyof typeof metrics]: ReturnType<(typeof metrics)[Name]['measure']> };

export interface Period {
  /** Epoch seconds of author time, `to` included. */
  readonly from: number;
  readonly to: number;
  /** Whose commits; everybody's where it is left out. */
  readonly actor?: string;
}

export interface PeriodMetrics extends MetricFigures {
  readonly period: Period;
  /** Commits of the person in the period, and how many of them were merges or made by an agent. */
  readonly commits: number;
  readonly merges: number;
  readonly agents: number;
  readonly drafts: DraftFigures;
}

const HOTSPOT_DAYS = 90;

export function metricsOf(facts: readonly Fact[], period: Period): PeriodMetrics {
  const counted = countedCommits(facts);
  const all = counted.filter((fact) => isWithin(fact, period) && isOf(fact, period));
  const around = { from: period.to - HOTSPOT_DAYS * DAY, to: period.to };
  const everybody = counted.filter((fact) => isHandmade(fact) && isWithin(fact, around));
  return {
    period,
    commits: all.length,
    merges: all.filter(isMerge).length,
    agents: all.filter(({ agent }) => agent !== null).length,
    drafts: draftFiguresOf(facts, all),
    ...measureAll({ all, handmade: all.filter(isHandmade), everybody }),
  };
}

function measureAll(input: MetricInput): MetricFigures {
  const figures = Object.entries(metrics).map(([name, metric]) => [name, metric.measure(input)]);
  // Each name stands with its own metric's figures: the mapped type says what fromEntries cannot.
  return Object.fromEntries(figures) as MetricFigures;
}

function isWithin({ authoredAt }: CommitFact, { from, to }: Period): boolean {
  return authoredAt >= from && authoredAt <= to;
}

function isOf(fact: CommitFact, { actor }: Period): boolean {
  return actor === undefined || fact.actor === actor;
}
