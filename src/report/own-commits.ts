// Which commits a page counts, and where in the person's own calendar each stands.
import type { CommitFact } from '../domain/fact.js';
import { DAY, localDayOf } from '../domain/local-time.js';
import type { Day } from './calendar-day.js';
import type { Subject, Window } from './view.js';

/** The local date on which a commit was written. */
export function dayOfCommit({ authoredAt, utcOffset }: CommitFact): Day {
  return localDayOf(authoredAt, utcOffset);
}

/** The subject's own among `facts`: of me, or of everybody. */
export function commitsOf(subject: Subject, facts: readonly CommitFact[]): readonly CommitFact[] {
  return subject.who === 'everyone' ? facts : facts.filter(({ actor }) => actor === 'me');
}

function linesOf({ insertions, deletions }: CommitFact): number {
  return (insertions ?? 0) + (deletions ?? 0);
}

export function linesOfAll(commits: readonly CommitFact[]): number {
  return commits.reduce((sum, commit) => sum + linesOf(commit), 0);
}

/** Commits by local date. */
export function groupByDay(commits: readonly CommitFact[]): ReadonlyMap<Day, readonly CommitFact[]> {
  const days = new Map<Day, CommitFact[]>();
  for (const commit of commits) {
    const day = dayOfCommit(commit);
    const known = days.get(day);
    if (known === undefined) days.set(day, [commit]);
    else known.push(commit);
  }
  return days;
}

interface Placed {
  readonly window: Window;
  /** Minutes east of UTC. */
  readonly utcOffset: number;
}

/** The window as instants of author time, both included: local midnight to the last second of the last day. */
export function periodOf({ window, utcOffset }: Placed): { readonly from: number; readonly to: number } {
  const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 1000 - utcOffset * 60;
  return { from: midnight(window.from), to: midnight(window.to) + DAY - 1 };
}

export function latestDayOf(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}
