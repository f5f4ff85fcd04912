// Commits and a date in, the view of that day out: what was done, beside the same weekday in one's own past.
import { medianOf } from '../analytics/quantile.js';
import type { Instant } from '../domain/commit-record.js';
import type { CommitFact } from '../domain/fact.js';
import { instantOf } from '../domain/instant.js';
import { hourOf } from '../domain/local-time.js';
import { type Day, addDays, weekdayOfDay } from './calendar-day.js';
import type { GoalView } from './goals-view.js';
import { commitsOf, groupByDay, linesOfAll } from './own-commits.js';
import type { CommitView, DayView, Subject } from './view.js';

/** Fewer past days than this are no usual day. */
const NEEDED = 4;
/** Looked back over, before the day. */
export const PAST_DAYS = 26 * 7;
const NEVER = '1970-01-01T00:00:00Z' as Instant;

export interface DayQuestion {
  readonly subject: Subject;
  readonly day: Day;
  /** Commits of the day and of the half year before it; rewritten ones left out. */
  readonly commits: readonly CommitFact[];
  /** A repository's name by its id. */
  nameOf(repository: string): string;
  readonly goals?: readonly GoalView[];
  readonly next: readonly string[];
}

export function dayViewOf({ subject, day, commits, nameOf, goals = [], next }: DayQuestion): DayView {
  const days = groupByDay(commitsOf(subject, commits));
  const own = (days.get(day) ?? []).toSorted((a, b) => a.authoredAt - b.authoredAt);
  return {
    v: 1,
    subject,
    day,
    commits: own.map((commit) => commitViewOf(commit, nameOf)),
    lines: linesOfAll(own),
    files: new Set(own.flatMap(({ repository, files }) => files.map(({ path }) => `${repository}:${path}`))).size,
    hours: Array.from({ length: 24 }, (_, hour) => own.filter((commit) => localHourOf(commit) === hour).length),
    usual: usualOf(day, days),
    goals,
    next,
  };
}

function commitViewOf(commit: CommitFact, nameOf: DayQuestion['nameOf']): CommitView {
  return {
    at: instantOf(commit.authoredAt) ?? NEVER,
    utcOffset: commit.utcOffset,
    repository: nameOf(commit.repository),
    hash: commit.hash,
    subject: commit.subject,
    insertions: commit.insertions ?? 0,
    deletions: commit.deletions ?? 0,
    files: commit.fileCount,
    agent: commit.agent,
  };
}

function localHourOf({ authoredAt, utcOffset }: CommitFact): number {
  return hourOf(authoredAt, utcOffset);
}

/** The same weekday of the half year before, days without commits left out. */
function usualOf(day: Day, days: ReadonlyMap<Day, readonly CommitFact[]>): DayView['usual'] {
  const first = addDays(day, -PAST_DAYS);
  const past = [...days]
    .filter(([other]) => other < day && other >= first && weekdayOfDay(other) === weekdayOfDay(day))
    .map(([, commits]) => commits);
  if (past.length < NEEDED) return { enough: false, n: past.length, needed: NEEDED };
  return {
    enough: true,
    n: past.length,
    commits: medianOf(past.map(({ length }) => length)) ?? 0,
    lines: medianOf(past.map(linesOfAll)) ?? 0,
  };
}
