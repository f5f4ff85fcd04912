// Lines added and deleted, week by week, and where. Churn shows where work goes; it does not say that it is good or bad.
import type { CommitFact } from '../../domain/fact.js';
import { localDayOf, localWeekOf } from '../../domain/local-time.js';
import { defineMetric } from '../define-metric.js';
import { compareText } from '../quantile.js';

interface Lines {
  readonly commits: number;
  readonly insertions: number;
  readonly deletions: number;
}

export interface Churn {
  readonly n: number;
  /** By the Monday of the author's week, in order. */
  readonly weeks: readonly (Lines & { readonly week: string })[];
  /** By the author's local day, in order; commits without files do not count. */
  readonly days: readonly DayChurn[];
  /** The ten files with most changed lines. */
  readonly files: readonly FileChurn[];
}

export type DayChurn = Lines & { readonly day: string };
export type FileChurn = Lines & { readonly path: string };

const MOST_FILES = 10;
const NOTHING: Lines = { commits: 0, insertions: 0, deletions: 0 };

export const churn = defineMetric<Churn>({
  name: 'churn',
  summary: 'Lines added and deleted a day and a week, and the files that changed most.',
  measure: ({ handmade, most = MOST_FILES }) => ({
    n: handmade.length,
    weeks: weeksOf(handmade),
    days: churnByDay(handmade),
    files: largestOf(churnByFile(handmade)).slice(0, most),
  }),
});

/** code-maat's `abs-churn`. */
export function churnByDay(commits: readonly CommitFact[]): readonly DayChurn[] {
  const days = new Map<string, Lines>();
  for (const commit of commits)
    if (commit.fileCount > 0) addLines(days, localDayOf(commit.authoredAt, commit.utcOffset), commit);
  return [...days].map(([day, lines]) => ({ day, ...lines })).sort((a, b) => compareText(a.day, b.day));
}

/** code-maat's `entity-churn`, in no order. */
export function churnByFile(commits: readonly CommitFact[]): readonly FileChurn[] {
  const files = new Map<string, Lines>();
  for (const file of commits.flatMap((commit) => commit.files)) addLines(files, file.path, file);
  return [...files].map(([path, lines]) => ({ path, ...lines }));
}

function weeksOf(commits: readonly CommitFact[]): Churn['weeks'] {
  const weeks = new Map<string, Lines>();
  for (const commit of commits) addLines(weeks, localWeekOf(commit.authoredAt, commit.utcOffset), commit);
  return [...weeks].map(([week, lines]) => ({ week, ...lines })).sort((a, b) => compareText(a.week, b.week));
}

/** Most changed lines first. */
export function largestOf(files: readonly FileChurn[]): readonly FileChurn[] {
  const sizeOf = ({ insertions, deletions }: Lines): number => insertions + deletions;
  return files.toSorted((a, b) => sizeOf(b) - sizeOf(a) || b.commits - a.commits || compareText(a.path, b.path));
}

type Counted = { readonly insertions: number | null; readonly deletions: number | null };

function addLines(totals: Map<string, Lines>, key: string, { insertions, deletions }: Counted): void {
  const before = totals.get(key) ?? NOTHING;
  totals.set(key, {
    commits: before.commits + 1,
    insertions: before.insertions + (insertions ?? 0),
    deletions: before.deletions + (deletions ?? 0),
  });
}
