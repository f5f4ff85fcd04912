// A day and a week as the commands `today` and `week` show them, and insights as `insights` does.
import { LEAST_COMMITS, ownInWindow, WINDOW_DAYS } from '../../analytics/find-changes.js';
import { countedCommits } from '../../analytics/superseded.js';
import type { Insight } from '../../domain/insight.js';
import type { Services } from '../../gateway/contract/services.js';
import { readInsights } from '../../recorder/find-insights.js';
import { ME } from '../../recorder/identities.js';
import { addDays } from '../../report/calendar-day.js';
import { dayViewOf, PAST_DAYS } from '../../report/day-view.js';
import { insightViewsOf } from '../../report/insights-view.js';
import { commitsOf, dayOfCommit, latestDayOf } from '../../report/own-commits.js';
import { weekViewOf, WEEK_VIEW_DAYS } from '../../report/week-view.js';
import { goalViews } from '../goal-views.js';
import { type AnalyticsDesk, type Scope, scopeOf } from './scope.js';

type Operations = Services['analytics'];

export function answerToday(desk: AnalyticsDesk): Operations['today'] {
  return async ({ on, ...asked }) => {
    const scope = await scopeOf(desk, { ...asked, ...upTo(on) });
    const { subject, house, window } = scope;
    const day = window.to;
    const view = dayViewOf({
      subject,
      day,
      commits: countedCommits(scope.facts(PAST_DAYS + 1)),
      nameOf: house.stores.repositories.nameOf,
      goals: await goalViews(house),
      next: ['craftnudge week', 'craftnudge report'],
    });
    return { ...view, window: { from: day, to: day }, n: view.commits.length };
  };
}

export function answerWeek(desk: AnalyticsDesk): Operations['week'] {
  return async ({ on, ...asked }) => {
    const scope = await scopeOf(desk, { ...asked, ...upTo(on) });
    const { subject, house, window, utcOffset } = scope;
    const facts = scope.facts(WEEK_VIEW_DAYS);
    return weekViewOf({ subject, today: window.to, utcOffset, facts, goals: await goalViews(house) });
  };
}

const upTo = (on: string | undefined) => (on === undefined ? {} : { to: on });

export function answerInsights(desk: AnalyticsDesk): Operations['insights'] {
  return async (asked) => {
    const scope = await scopeOf(desk, asked);
    const { subject, today } = scope;
    const commits = countedCommits(scope.facts(WINDOW_DAYS));
    const n = ownInWindow(commits, { actor: ME, now: scope.now });
    return {
      v: 1,
      subject,
      window: { from: addDays(today, 1 - WINDOW_DAYS), to: today },
      n,
      today,
      needed: LEAST_COMMITS,
      latest: n > 0 ? null : latestDayOf(commitsOf(subject, commits).map(dayOfCommit)),
      insights: subject.who === 'everyone' ? [] : viewsOf(scope),
      next: ['craftnudge report', 'craftnudge week'],
    };
  };
}

type Insights = Awaited<ReturnType<Operations['insights']>>['insights'];

/** The surest first. */
function viewsOf({ house, repository }: Scope): Insights {
  const { data, repositories } = house.stores;
  const isAsked = (insight: Insight): boolean => repository === undefined || insight.repository === repository.id;
  return readInsights(data)
    .filter(isAsked)
    .toSorted((a, b) => b.confidence - a.confidence)
    .flatMap((insight) =>
      insightViewsOf([insight]).map((view) => ({
        ...view,
        repository: insight.repository === null ? null : repositories.nameOf(insight.repository),
        commits: insight.commits,
      })),
    );
}
