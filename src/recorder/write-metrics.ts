// analytics/metrics.jsonl: one line a repository and local day. Derived, so a repository is written anew as a whole.
import { existsSync } from 'node:fs';
import { readRegularFile } from '../config/regular-file.js';
import { type DailyMetrics, dailyMetricsOf } from '../analytics/daily-metrics.js';
import type { Fact } from '../domain/fact.js';
import type { DataDirectory } from '../store/data-directory.js';
import { writeText } from '../store/json-file.js';
import { ME } from './identities.js';

export interface MetricsPlace {
  readonly data: DataDirectory;
  /** No identity is known: then everybody's commits are measured. */
  readonly everybody: boolean;
}

export function writeMetrics(repository: string, facts: readonly Fact[], { data, everybody }: MetricsPlace): void {
  data.ensure('analytics');
  const others = readMetrics(data).filter((line) => line.repository !== repository);
  const fresh = dailyMetricsOf(facts, everybody ? undefined : ME);
  writeText(pathIn(data), [...others, ...fresh].map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Of all repositories; nothing before the first day's work. */
export function readMetrics(data: DataDirectory): readonly DailyMetrics[] {
  const path = pathIn(data);
  if (!existsSync(path)) return [];
  return readRegularFile(path).split('\n').flatMap(parseLine);
}

const pathIn = (data: DataDirectory): string => data.resolve('analytics', 'metrics.jsonl');

/** A damaged line is passed over: all of this can be measured again. */
function parseLine(line: string): readonly DailyMetrics[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as DailyMetrics];
  } catch {
    return [];
  }
}
