// How long files have not been changed, by anybody: code is easy to live with when it is fresh in mind, or so old that it
// is settled. Months as code-maat counts them, from the last change.
import type { CommitFact } from '../../domain/fact.js';
import { localDayOf } from '../../domain/local-time.js';
import { defineMetric } from '../define-metric.js';
import { isCode } from '../path-class.js';
import { compareText, medianOf, quantileOf } from '../quantile.js';

export interface FileAge {
  readonly path: string;
  /** Whole months since the last change. */
  readonly months: number;
}

export interface Age {
  /** Code files that exist, as far as the history tells; one that was renamed away may still be among them. */
  readonly n: number;
  /** Months; null without files. */
  readonly median: number | null;
  readonly p90: number | null;
  /** Files changed within the last month, and those unchanged for two years. */
  readonly fresh: number;
  readonly settled: number;
  /** The ten that were left alone for longest. */
  readonly oldest: readonly FileAge[];
}

const SETTLED_MONTHS = 24;
const MOST_FILES = 10;

export const age = defineMetric<Age>({
  name: 'age',
  summary: 'Months since code files were last changed.',
  days: Infinity,
  measure: ({ history, to, most = MOST_FILES }) => {
    const ages = agesOf(history, endOf(history, to)).filter(({ path }) => isCode(path));
    const alive = withoutDeleted(ages, history);
    const months = alive.map((file) => file.months);
    return {
      n: alive.length,
      median: medianOf(months) ?? null,
      p90: quantileOf(months, 0.9) ?? null,
      fresh: months.filter((count) => count < 1).length,
      settled: months.filter((count) => count >= SETTLED_MONTHS).length,
      oldest: alive.toSorted((a, b) => b.months - a.months || compareText(a.path, b.path)).slice(0, most),
    };
  },
});

/** code-maat's `age`, in no order: changes on the local days of their authors, strictly before `day`. */
export function agesOf(commits: readonly CommitFact[], day: string): readonly FileAge[] {
  const latest = new Map<string, string>();
  for (const { authoredAt, utcOffset, files } of commits) {
    const changed = localDayOf(authoredAt, utcOffset);
    if (changed >= day) continue;
    for (const { path } of files) if (changed > (latest.get(path) ?? '')) latest.set(path, changed);
  }
  return [...latest].map(([path, changed]) => ({ path, months: monthsBetween(changed, day) }));
}

/** The day after the period: what was changed on its last day is no month old. */
function endOf(history: readonly CommitFact[], to: number): string {
  const last = history.at(-1);
  if (last === undefined) return '';
  return localDayOf((Number.isFinite(to) ? to : last.authoredAt) + 86_400, last.utcOffset);
}

/** Whole months; from a 31st to the last day of a shorter month is a whole one. */
function monthsBetween(from: string, to: string): number {
  const [start, end] = [partsOf(from), partsOf(to)];
  const months = (end.year - start.year) * 12 + end.month - start.month;
  const isLastDay = new Date(Date.UTC(end.year, end.month, 0)).getUTCDate() === end.day;
  return end.day < start.day && !isLastDay ? months - 1 : months;
}

function partsOf(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8)) };
}

function withoutDeleted(ages: readonly FileAge[], history: readonly CommitFact[]): readonly FileAge[] {
  const deleted = new Set<string>();
  for (const { path, status } of history.flatMap(({ files }) => files)) {
    if (status === 'D') deleted.add(path);
    else deleted.delete(path);
  }
  return ages.filter(({ path }) => !deleted.has(path));
}
