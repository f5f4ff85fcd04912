// Lines added and deleted, week by week, and where. Churn shows where work goes; it does not say that it is good or bad.
import type { CommitFact } from '../../domain/fact.js';
import { localWeekOf } from '../../domain/local-time.js';
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
  /** The ten files with most changed lines. */
  readonly files: readonly (Lines & { readonly path: string })[];
}

const MOST_FILES = 10;
const NOTHING: Lines = { commits: 0, insertions: 0, deletions: 0 };

export const churn = defineMetric<Churn>({
  name: 'churn',
  summary: 'Lines added and deleted a week, and the files that changed most.',
  measure: ({ handmade }) => ({ n: handmade.length, weeks: weeksOf(handmade), files: filesOf(handmade) }),
});

function weeksOf(commits: readonly CommitFact[]): Churn['weeks'] {
  const weeks = new Map<string, Lines>();
  for (const commit of commits) addLines(weeks, localWeekOf(commit.authoredAt, commit.utcOffset), commit);
  return [...weeks].map(([week, lines]) => ({ week, ...lines })).sort((a, b) => compareText(a.week, b.week));
}

function filesOf(commits: readonly CommitFact[]): Churn['files'] {
  const files = new Map<string, Lines>();
  for (const file of commits.flatMap((commit) => commit.files)) addLines(files, file.path, file);
  const sizeOf = ({ insertions, deletions }: Lines): number => insertions + deletions;
  return [...files]
    .map(([path, lines]) => ({ path, ...lines }))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || b.commits - a.commits || compareText(a.path, b.path))
    .slice(0, MOST_FILES);
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
