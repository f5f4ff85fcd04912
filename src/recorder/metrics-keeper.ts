// analytics/metrics.jsonl: one line a repository and day of mine. Derived. Measured by the first commit of a new day and
// after an import, never by each commit: the work of a commit does not grow with history.
import { existsSync, readFileSync } from 'node:fs';
import { type DailyMetrics, dailyMetricsOf } from '../analytics/daily-metrics.js';
import { factOf } from '../analytics/fact-of.js';
import type { CommitRecord } from '../domain/commit-record.js';
import { type Clock, epochOf } from '../domain/instant.js';
import { localDayOf } from '../domain/local-time.js';
import { systemOffset } from '../notify/wall-clock.js';
import { writeText } from '../store/json-file.js';
import { rewriteFactOf } from './habit-watch.js';
import { type Identities, ME } from './identities.js';
import type { Stores } from './stores.js';

export interface MetricsKeeper {
  /** A commit was recorded there. */
  touch(commit: CommitRecord): void;
  /** Measures the repositories that were touched for the first time today. */
  save(): void;
  /** Measures one now. */
  rebuild(repository: string): void;
}

export interface MetricsSources {
  readonly stores: Stores;
  readonly clock: Clock;
  identities(): Identities;
}

/** Repository id to the local day on which it was measured last. */
type MeasuredFile = Readonly<Record<string, string>>;

const FILE = ['state', 'metrics.json'] as const;

export function createMetricsKeeper(sources: MetricsSources): MetricsKeeper {
  const { stores, clock } = sources;
  const touched = new Set<string>();
  const measured = (): MeasuredFile => (stores.loadDerived(...FILE) as MeasuredFile | undefined) ?? {};
  const today = (): string => localDayOf(epochOf(clock.now()), systemOffset(epochOf(clock.now())));
  const rebuild = (repository: string): void => {
    writeMetrics(repository, sources);
    stores.saveDerived({ ...measured(), [repository]: today() }, ...FILE);
  };
  return {
    touch: ({ repository }) => void touched.add(repository.id),
    save: () => {
      for (const repository of touched) if (measured()[repository] !== today()) rebuild(repository);
      touched.clear();
    },
    rebuild,
  };
}

function writeMetrics(repository: string, { stores, identities }: MetricsSources): void {
  const { emails, actorOf } = identities();
  const commits = [...stores.journal.read({ repository })].map((record) => factOf(record, actorOf(record.author)));
  const rewrites = [...stores.rewrites.read()].filter((one) => one.repository === repository).map(rewriteFactOf);
  const fresh = dailyMetricsOf([...commits, ...rewrites], emails.length === 0 ? undefined : ME);
  stores.data.ensure('analytics');
  const path = stores.data.resolve('analytics', 'metrics.jsonl');
  const others = readMetrics(path).filter((line) => line.repository !== repository);
  writeText(path, [...others, ...fresh].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function readMetrics(path: string): readonly DailyMetrics[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8').split('\n').flatMap(parseLine);
}

/** A damaged line is passed over: all of this can be measured again. */
function parseLine(line: string): readonly DailyMetrics[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as DailyMetrics];
  } catch {
    return [];
  }
}
