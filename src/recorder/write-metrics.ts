// analytics/metrics.jsonl: one line a repository and local day. Derived, so a repository is written anew as a whole.
import { readRegularLines } from '../config/regular-file.js';
import { type DailyMetrics, dailyMetricsOf } from '../analytics/daily-metrics.js';
import type { Fact } from '../domain/fact.js';
import type { DataDirectory } from '../store/data-directory.js';
import { writeText } from '../store/json-file.js';
import { parseObject } from '../store/line.js';
import { ME } from './identities.js';

export interface MetricsPlace {
  readonly data: DataDirectory;
  /** No identity is known: then everybody's commits are measured. */
  readonly everybody: boolean;
}

export function writeMetrics(repository: string, facts: readonly Fact[], { data, everybody }: MetricsPlace): void {
  data.ensure('analytics');
  const others = readRegularLines(pathIn(data)).filter((line) => isOfAnother(line, repository));
  const fresh = dailyMetricsOf(facts, everybody ? undefined : ME).map((line) => JSON.stringify(line));
  writeText(pathIn(data), [...others, ...fresh].map((line) => `${line}\n`).join(''));
}

/** Of all repositories; nothing before the first day's work. */
export function readMetrics(data: DataDirectory): readonly DailyMetrics[] {
  return readRegularLines(pathIn(data)).flatMap((line) => (parseObject(line) as DailyMetrics | undefined) ?? []);
}

const pathIn = (data: DataDirectory): string => data.resolve('analytics', 'metrics.jsonl');

/** A damaged line is passed over: all of this can be measured again. */
function isOfAnother(line: string, repository: string): boolean {
  const known = parseObject(line)?.['repository'];
  return typeof known === 'string' && known !== repository;
}
