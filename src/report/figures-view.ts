// From metrics to what pages draw: gaps between days and weeks filled, counts in place of shares, and each figure that
// rests on too few commits replaced by how many it takes.
import type { PeriodMetrics } from '../analytics/metrics-of.js';
import { linesOf } from '../analytics/metrics/batch.js';
import { compareText, medianOf } from '../analytics/quantile.js';
import { isHandmade } from '../analytics/superseded.js';
import type { CommitFact } from '../domain/fact.js';
import { type Day, addDays, daysBetween, mondayOf } from './calendar-day.js';
import type { ChurnView, MessageView, RhythmView } from './report-shape.js';
import { dayOfCommit } from './own-commits.js';
import type { BatchView, Enough, Spread, Window } from './view.js';

/** A distribution of fewer commits than this says little. */
const ENOUGH_COMMITS = 30;
const BUCKETS = [0, 10, 50, 100, 250, 500, 1000] as const;

export function rhythmViewOf({ rhythm }: PeriodMetrics, { from, to }: Window): RhythmView {
  const counts = new Map(rhythm.calendar.map(({ day, commits }) => [day, commits]));
  return {
    n: rhythm.n,
    hours: rhythm.hours,
    days: Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => counts.get(addDays(from, day)) ?? 0),
    activeDays: counts.size,
    perActiveDay: medianOf([...counts.values()]) ?? 0,
  };
}

/** `commits`: the subject's of the period; the sizes are those of the handmade ones. */
export function batchViewOf(
  { batch }: PeriodMetrics,
  commits: readonly CommitFact[],
  needed: number = ENOUGH_COMMITS,
): Enough<BatchView> {
  if (batch.n < needed) return { enough: false, n: batch.n, needed };
  const handmade = commits.filter(isHandmade);
  const sizes = handmade.flatMap((commit) => linesOf(commit) ?? []);
  return {
    enough: true,
    n: batch.n,
    lines: spreadOf(batch.lines),
    files: spreadOf(batch.files),
    directories: spreadOf(batch.directories),
    buckets: bucketsOf(sizes),
    weeks: weeksOf(handmade),
  };
}

/** `sizes`: changed lines of each commit. */
export function bucketsOf(sizes: readonly number[]): BatchView['buckets'] {
  return BUCKETS.map((from, index) => {
    const next = BUCKETS[index + 1] ?? Infinity;
    return { from, commits: sizes.filter((size) => size >= from && size < next).length };
  });
}

function weeksOf(commits: readonly CommitFact[]): BatchView['weeks'] {
  const weeks = new Map<Day, number[]>();
  for (const commit of commits) {
    const size = linesOf(commit);
    if (size === null) continue;
    const monday = mondayOf(dayOfCommit(commit));
    const known = weeks.get(monday);
    if (known === undefined) weeks.set(monday, [size]);
    else known.push(size);
  }
  return [...weeks]
    .map(([monday, sizes]) => ({ monday, n: sizes.length, median: medianOf(sizes) ?? 0 }))
    .toSorted((a, b) => compareText(a.monday, b.monday));
}

function spreadOf({ median, p90 }: { readonly median: number | null; readonly p90: number | null }): Spread {
  return { median, ninetieth: p90 };
}

export function messageViewOf({ messages }: PeriodMetrics): Enough<MessageView> {
  const { n, subjectMedian, withBody, conventional, empty } = messages;
  if (n < ENOUGH_COMMITS || subjectMedian === null) return { enough: false, n, needed: ENOUGH_COMMITS };
  const countOf = (share: number): number => Math.round(share * n);
  return {
    enough: true,
    n,
    subjectMedian,
    withBody: countOf(withBody),
    conventional: countOf(conventional),
    empty: countOf(empty),
  };
}

export function churnViewOf({ churn }: PeriodMetrics, { from, to }: Window): ChurnView {
  const weeks = new Map(churn.weeks.map(({ week, ...lines }) => [week, lines]));
  const mondays = Array.from(
    { length: daysBetween(mondayOf(from), to) / 7 + 1 },
    (_, week): Day => addDays(mondayOf(from), week * 7),
  );
  return {
    n: churn.n,
    weeks: mondays.map((monday) => ({ monday, ...(weeks.get(monday) ?? { commits: 0, insertions: 0, deletions: 0 }) })),
    files: churn.files,
  };
}
