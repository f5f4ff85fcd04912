// analytics/metrics.jsonl: one line a repository and day of mine. Derived. A day that got another commit gets another
// line, and the last one counts: the work of a commit does not grow with history. An import writes its repository anew.
import { existsSync, readFileSync } from 'node:fs';
import { type DailyMetrics, dailyMetricsOf } from '../analytics/daily-metrics.js';
import { factOf } from '../analytics/fact-of.js';
import type { CommitRecord, Instant } from '../domain/commit-record.js';
import type { Fact } from '../domain/fact.js';
import { epochOf, instantOf } from '../domain/instant.js';
import { localDayOf } from '../domain/local-time.js';
import { appendLines } from '../store/append-lines.js';
import type { JournalQuery } from '../store/journal/journal.js';
import { writeText } from '../store/json-file.js';
import { withLock } from '../store/lock.js';
import { rewriteFactOf } from './habit-watch.js';
import { type Identities, ME } from './identities.js';
import type { Stores } from './stores.js';

export interface MetricsKeeper {
  /** Its day is to be measured again. */
  touch(commit: CommitRecord): void;
  /** Measures what was touched. */
  save(): void;
  /** Measures a whole repository. */
  rebuild(repository: string): void;
}

/** A local day reaches at most so far beyond the UTC instants of its commits. */
const MARGIN_SECONDS = 2 * 86_400;

export function createMetricsKeeper(stores: Stores, identities: () => Identities): MetricsKeeper {
  const touched = new Map<string, CommitRecord[]>();
  const measure = (query: JournalQuery & { readonly repository: string }): readonly DailyMetrics[] =>
    dailyMetricsOf(factsOf(query, stores, identities()), identities().emails.length === 0 ? undefined : ME);
  const path = (): string => {
    stores.data.ensure('analytics');
    return stores.data.resolve('analytics', 'metrics.jsonl');
  };
  return {
    touch: (commit) => touched.set(commit.repository.id, [...(touched.get(commit.repository.id) ?? []), commit]),
    save: () => {
      for (const [repository, commits] of touched) {
        const days = new Set(commits.map(dayOf));
        const lines = measure({ repository, ...around(commits) }).filter(({ day }) => days.has(day));
        if (lines.length > 0) append(path(), lines);
      }
      touched.clear();
    },
    rebuild: (repository) => {
      const others = readLatest(path()).filter((line) => line.repository !== repository);
      const lines = [...others, ...measure({ repository })].map((line) => `${JSON.stringify(line)}\n`);
      writeText(path(), lines.join(''));
    },
  };
}

function append(path: string, metrics: readonly DailyMetrics[]): void {
  const lines = metrics.map((line) => JSON.stringify(line));
  withLock(`${path}.lock`, { waitSeconds: 10 }, () => appendLines({ path, lines }));
}

function factsOf(
  query: JournalQuery & { readonly repository: string },
  stores: Stores,
  { actorOf }: Identities,
): readonly Fact[] {
  const commits = [...stores.journal.read(query)].map((record) => factOf(record, actorOf(record.author)));
  const rewrites = query.from === undefined ? [...stores.rewrites.read()] : stores.rewrites.recent(query.from);
  return [...commits, ...rewrites.filter(({ repository }) => repository === query.repository).map(rewriteFactOf)];
}

function dayOf({ authoredAt, recordedAt, authorUtcOffset }: CommitRecord): string {
  return localDayOf(epochOf(authoredAt ?? recordedAt), authorUtcOffset);
}

function around(commits: readonly CommitRecord[]): { readonly from?: Instant; readonly to?: Instant } {
  const times = commits.map(({ committedAt, recordedAt }) => epochOf(committedAt ?? recordedAt));
  const from = instantOf(Math.min(...times) - MARGIN_SECONDS);
  const to = instantOf(Math.max(...times) + MARGIN_SECONDS);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The last line of each repository and day. */
function readLatest(path: string): readonly DailyMetrics[] {
  if (!existsSync(path)) return [];
  const latest = new Map<string, DailyMetrics>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const metrics = parseLine(line);
    if (metrics !== undefined) latest.set(`${metrics.repository} ${metrics.day}`, metrics);
  }
  return [...latest.values()];
}

/** A torn line is passed over: all of this can be measured again. */
function parseLine(line: string): DailyMetrics | undefined {
  try {
    return line === '' ? undefined : (JSON.parse(line) as DailyMetrics);
  } catch {
    return undefined;
  }
}
