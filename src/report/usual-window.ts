// The window of a page where nobody named one: up to today, or, where the subject has committed nothing in it, up to the
// latest commit, so that somebody who comes back to a repository sees their work and not an empty page.
import type { CommitFact } from '../domain/fact.js';
import { type Day, addDays } from './calendar-day.js';
import { commitsOf, dayOfCommit } from './own-commits.js';
import type { Subject, Window } from './view.js';

export interface UsualWindow {
  readonly window: Window;
  /** The window up to today, where it was empty and another one is shown. */
  readonly empty: Window | null;
}

interface Question {
  readonly subject: Subject;
  readonly today: Day;
  readonly days: number;
}

export function usualWindowOf(commits: readonly CommitFact[], { subject, today, days }: Question): UsualWindow {
  const usual = windowUpTo(today, days);
  const written = commitsOf(subject, commits)
    .map(dayOfCommit)
    .filter((day) => day <= today);
  const latest = written.reduce<Day | null>((last, day) => (last === null || day > last ? day : last), null);
  if (latest === null || latest >= usual.from) return { window: usual, empty: null };
  return { window: windowUpTo(latest, days), empty: usual };
}

function windowUpTo(to: Day, days: number): Window {
  return { from: addDays(to, 1 - days), to };
}
