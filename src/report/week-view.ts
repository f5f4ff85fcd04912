// Facts and a last day in, the view of the seven days up to it out, beside the twelve weeks before.
import { medianOf } from '../analytics/quantile.js';
import { linesOf as countedLinesOf } from '../analytics/metrics/batch.js';
import { metricsOf } from '../analytics/metrics-of.js';
import { countedCommits, isHandmade } from '../analytics/superseded.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { type Day, addDays, daysBetween } from './calendar-day.js';
import { batchViewOf } from './figures-view.js';
import type { GoalView } from './goals-view.js';
import { commitsOf, dayOfCommit, groupByDay, latestDayOf, linesOfAll, periodOf } from './own-commits.js';
import type { Subject, WeekView } from './view.js';
import { observeWeek } from './week-observation.js';

const DAYS = 7;
const PAST_WEEKS = 12;
/** Fewer past weeks than this are no usual week. */
const NEEDED_WEEKS = 4;
const NEEDED_COMMITS = 5;
/** Days up to the last one that the view is made of. */
export const WEEK_VIEW_DAYS = (PAST_WEEKS + 1) * DAYS;

export interface WeekQuestion {
  readonly subject: Subject;
  /** The last of the seven days. */
  readonly today: Day;
  /** Minutes east of UTC, where the reader is now. */
  readonly utcOffset: number;
  /** Facts of the last thirteen weeks at least. */
  readonly facts: readonly Fact[];
  readonly goals?: readonly GoalView[];
}

export function weekViewOf({ subject, today, utcOffset, facts, goals = [] }: WeekQuestion): WeekView {
  const window = { from: addDays(today, 1 - DAYS), to: today };
  const own = commitsOf(subject, countedCommits(facts));
  const byDay = groupByDay(own);
  const days = Array.from({ length: DAYS }, (_, index) => addDays(window.from, index));
  const commits = days.flatMap((day) => byDay.get(day) ?? []);
  const actor = subject.who === 'everyone' ? {} : { actor: 'me' };
  const metrics = metricsOf(facts, { ...periodOf({ window, utcOffset }), ...actor });
  const view = {
    v: 1,
    subject,
    window,
    n: commits.length,
    latest: commits.length > 0 ? null : latestDayOf([...byDay.keys()].filter((day) => day < window.from)),
    days: days.map((day) => ({ day, ...sumOf(byDay.get(day) ?? []) })),
    batches: batchViewOf(metrics, commits, NEEDED_COMMITS),
    usual: usualOf(own, window.from),
    files: metrics.churn.files,
    goals,
    next: ['craftnudge today', 'craftnudge report'],
  } as const;
  return { ...view, observation: observeWeek(view) };
}

function sumOf(commits: readonly CommitFact[]): { readonly commits: number; readonly lines: number } {
  return { commits: commits.length, lines: linesOfAll(commits) };
}

/** Medians over the weeks with commits among the twelve before `from`. */
function usualOf(own: readonly CommitFact[], from: Day): WeekView['usual'] {
  const weeks = pastWeeks(own, from);
  if (weeks.length < NEEDED_WEEKS) return { enough: false, n: weeks.length, needed: NEEDED_WEEKS };
  const sizes = weeks
    .flat()
    .filter(isHandmade)
    .flatMap((commit) => countedLinesOf(commit) ?? []);
  return {
    enough: true,
    n: weeks.length,
    commits: medianOf(weeks.map(({ length }) => length)) ?? 0,
    commitLines: medianOf(weeks.map(linesOfAll)) ?? 0,
    batches: medianOf(sizes) ?? null,
  };
}

function pastWeeks(own: readonly CommitFact[], from: Day): readonly (readonly CommitFact[])[] {
  const weeks = Array.from({ length: PAST_WEEKS }, (): CommitFact[] => []);
  for (const commit of own) {
    const daysBefore = daysBetween(dayOfCommit(commit), from);
    if (daysBefore > 0) weeks[Math.floor((daysBefore - 1) / DAYS)]?.push(commit);
  }
  return weeks.filter(({ length }) => length > 0);
}
