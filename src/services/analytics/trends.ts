// The same few figures for each day with commits, and for each week of the window: what calendars and lines are drawn from.
import { figuresBy, figuresOf } from '../../analytics/daily-metrics.js';
import { linesOf } from '../../analytics/metrics/batch.js';
import { countedCommits, isHandmade } from '../../analytics/superseded.js';
import type { CommitFact } from '../../domain/fact.js';
import type { Services } from '../../gateway/contract/services.js';
import { type Day, addDays, daysBetween, mondayOf } from '../../report/calendar-day.js';
import { bucketsOf } from '../../report/figures-view.js';
import { commitsOf, dayOfCommit } from '../../report/own-commits.js';
import type { Window } from '../../report/view.js';
import { type AnalyticsDesk, type Scope, scopeOf } from './scope.js';

type Operations = Services['analytics'];

export function answerDays(desk: AnalyticsDesk): Operations['days'] {
  return async (asked) => {
    const scope = await scopeOf(desk, asked);
    const commits = ownIn(scope);
    const days = figuresBy(dayOfCommit, commits).map(([day, figures]) => ({ day, ...figures }));
    return { subject: scope.subject, window: scope.window, n: commits.length, days };
  };
}

export function answerTrends(desk: AnalyticsDesk): Operations['trends'] {
  return async (asked) => {
    const scope = await scopeOf(desk, asked);
    const commits = ownIn(scope);
    const weeks = new Map(figuresBy((commit) => mondayOf(dayOfCommit(commit)), commits));
    return {
      subject: scope.subject,
      window: scope.window,
      n: commits.length,
      weeks: mondaysOf(scope.window).map((monday) => ({ monday, ...(weeks.get(monday) ?? figuresOf([])) })),
      sizes: bucketsOf(commits.filter(isHandmade).flatMap((commit) => linesOf(commit) ?? [])),
    };
  };
}

/** The subject's commits of the window that count, in canonical order. */
export function ownIn({ facts, subject, window }: Scope): readonly CommitFact[] {
  return commitsOf(subject, countedCommits(facts())).filter((commit) => {
    const day = dayOfCommit(commit);
    return day >= window.from && day <= window.to;
  });
}

function mondaysOf({ from, to }: Window): readonly Day[] {
  const first = mondayOf(from);
  return Array.from({ length: Math.floor(daysBetween(first, to) / 7) + 1 }, (_, week) => addDays(first, week * 7));
}
