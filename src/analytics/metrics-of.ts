// Figures of a period for reports: the facts of one repository or of several in, each metric's figures out.
import type { CommitFact, Fact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import type { Metric, MetricInput } from './define-metric.js';
import { type DraftFigures, draftFiguresOf } from './lineage.js';
import { HOTSPOT_DAYS } from './metrics/hotspots.js';
import { metrics } from './metrics/index.js';
import { countedCommits, isHandmade, isMerge } from './superseded.js';

type MetricFigures = { readonly [Name in keyof typeof metrics]: ReturnType<(typeof metrics)[Name]['measure']> };

export interface Period {
  /** Epoch seconds of author time, `to` included. */
  readonly from: number;
  readonly to: number;
  /** Whose commits; everybody's where it is left out. */
  readonly actor?: string;
  /** Entries of each list of files, at most; ten where it is left out. */
  readonly most?: number;
}

export interface PeriodMetrics extends MetricFigures {
  readonly period: Period;
  /** Commits of the person in the period, and how many of them were merges or made by an agent. */
  readonly commits: number;
  readonly merges: number;
  readonly agents: number;
  readonly drafts: DraftFigures;
}

export function metricsOf(facts: readonly Fact[], period: Period): PeriodMetrics {
  const counted = countedCommits(facts);
  const all = counted.filter((fact) => isWithin(fact, period) && isOf(fact, period));
  const plain = {
    period,
    commits: all.length,
    merges: all.filter(isMerge).length,
    agents: all.filter(({ agent }) => agent !== null).length,
    drafts: draftFiguresOf(facts, all),
  };
  return measured(plain, inputOf(counted, all, period));
}

function inputOf(counted: readonly CommitFact[], all: readonly CommitFact[], period: Period): MetricInput {
  const { to, actor, most } = period;
  const around = { from: to - HOTSPOT_DAYS * DAY, to };
  return {
    all,
    handmade: all.filter(isHandmade),
    everybody: counted.filter((fact) => isHandmade(fact) && isWithin(fact, around)),
    history: counted.filter((fact) => !isMerge(fact) && fact.authoredAt <= to),
    to,
    ...(actor === undefined ? {} : { actor }),
    ...(most === undefined ? {} : { most }),
  };
}

/** A metric is measured when somebody reads it: a page shows some of them, and pairs of files cost more than sums. */
function measured<Plain extends object>(plain: Plain, input: MetricInput): MetricFigures & Plain {
  const known = new Map<string, unknown>();
  const read = (name: string, metric: Metric<unknown>): unknown => {
    if (!known.has(name)) known.set(name, metric.measure(input));
    return known.get(name);
  };
  const lazy: PropertyDescriptorMap = {};
  for (const [name, metric] of Object.entries(metrics)) {
    lazy[name] = { enumerable: true, get: () => read(name, metric) };
  }
  // Each name stands with its own metric's figures: the mapped type says what descriptors cannot.
  return Object.defineProperties({ ...plain }, lazy) as MetricFigures & Plain;
}

function isWithin({ authoredAt }: CommitFact, { from, to }: Period): boolean {
  return authoredAt >= from && authoredAt <= to;
}

function isOf(fact: CommitFact, { actor }: Period): boolean {
  return actor === undefined || fact.actor === actor;
}
