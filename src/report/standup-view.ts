// What was done since the last working day, repository by repository. Each logical change once: drafts are folded by
// the facts, copies of one change on several branches by their author time and words.
import { draftCountsOf } from '../analytics/lineage.js';
import { compareText } from '../analytics/quantile.js';
import { countedCommits, isMerge } from '../analytics/superseded.js';
import type { Instant } from '../domain/commit-record.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { instantOf } from '../domain/instant.js';
import { type Day, addDays, weekdayOfDay } from './calendar-day.js';
import { commitsOf, dayOfCommit } from './own-commits.js';
import type { CommitView, Subject, Window } from './view.js';

const NEVER = '1970-01-01T00:00:00Z' as Instant;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export interface StandupChange extends CommitView {
  readonly day: Day;
  /** Commits that it took the place of: amended, folded in, rebased. */
  readonly drafts: number;
}

export interface StandupRepository {
  readonly name: string;
  readonly insertions: number;
  readonly deletions: number;
  /** Oldest first. */
  readonly changes: readonly StandupChange[];
}

/** `craftnudge standup --json`. */
export interface StandupView {
  readonly v: 1;
  readonly subject: Subject;
  readonly window: Window;
  /** Changes listed; merges are not. */
  readonly n: number;
  readonly merges: number;
  readonly byAgents: number;
  /** Most changes first. */
  readonly repositories: readonly StandupRepository[];
  /** The subject's latest day with commits before the window, where it was looked for; else null. */
  readonly latest: Day | null;
}

export interface StandupQuestion {
  readonly who: Omit<Subject, 'repositories'>;
  readonly window: Window;
  /** Commits since some days before the window, and rewrites. */
  readonly facts: readonly Fact[];
  nameOf(repository: string): string;
}

/** The newest of `workingDays` (`mon` to `sun`) before `today`; the day before where there is none. */
export function lastWorkingDay(today: Day, workingDays: readonly string[]): Day {
  const before = [1, 2, 3, 4, 5, 6, 7].map((days) => addDays(today, -days));
  return before.find((day) => workingDays.includes(WEEKDAYS[weekdayOfDay(day)] ?? '')) ?? addDays(today, -1);
}

export function standupViewOf({ who, window, facts, nameOf }: StandupQuestion): StandupView {
  const own = commitsOf({ ...who, repositories: [] }, countedCommits(facts));
  const within = own.filter((commit) => isWithin(commit, window));
  const changes = distinctChanges(within.filter((commit) => !isMerge(commit)));
  const drafts = draftCountsOf(facts, changes);
  const names = [...new Set(changes.map(({ repository }) => repository))];
  const repositories = names
    .map((id) =>
      repositoryOf(
        nameOf(id),
        changes.filter((commit) => commit.repository === id),
        drafts,
      ),
    )
    .toSorted((a, b) => b.changes.length - a.changes.length || compareText(a.name, b.name));
  return {
    v: 1,
    subject: { ...who, repositories: repositories.map(({ name }) => name) },
    window,
    n: changes.length,
    merges: within.length - within.filter((commit) => !isMerge(commit)).length,
    byAgents: changes.filter(({ agent }) => agent !== null).length,
    repositories,
    latest: changes.length > 0 ? null : latestBefore(own, window.from),
  };
}

/** By the day it was written; what was amended within the window was worked on then, whenever it was begun. */
function isWithin(commit: CommitFact, { from, to }: Window): boolean {
  const day = commit.operation === 'amend' ? dayOfCommit({ ...commit, authoredAt: commit.at }) : dayOfCommit(commit);
  return day >= from && day <= to;
}

/** A cherry-pick or a backport keeps author time and words: the newest stands for all. */
function distinctChanges(commits: readonly CommitFact[]): readonly CommitFact[] {
  const byChange = new Map(commits.map((one) => [`${one.repository} ${one.authoredAt} ${one.subject}`, one]));
  return [...byChange.values()].toSorted((a, b) => a.authoredAt - b.authoredAt);
}

function repositoryOf(
  name: string,
  commits: readonly CommitFact[],
  drafts: ReadonlyMap<string, number>,
): StandupRepository {
  const sum = (field: 'deletions' | 'insertions'): number =>
    commits.reduce((total, one) => total + (one[field] ?? 0), 0);
  return {
    name,
    insertions: sum('insertions'),
    deletions: sum('deletions'),
    changes: commits.map((commit) => ({
      at: instantOf(commit.authoredAt) ?? NEVER,
      utcOffset: commit.utcOffset,
      day: dayOfCommit(commit),
      repository: name,
      hash: commit.hash,
      subject: commit.subject,
      insertions: commit.insertions ?? 0,
      deletions: commit.deletions ?? 0,
      files: commit.fileCount,
      agent: commit.agent,
      drafts: drafts.get(commit.hash) ?? 0,
    })),
  };
}

function latestBefore(own: readonly CommitFact[], from: Day): Day | null {
  const days = own.map(dayOfCommit).filter((day) => day < from);
  return days.toSorted(compareText).at(-1) ?? null;
}
