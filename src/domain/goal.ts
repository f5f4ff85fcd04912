// A goal that a person set for themselves, as it stands in settings/goals.json: a metric, a comparison, a span.
import type { Instant } from './commit-record.js';

/** `under` and `over` leave the number itself out. */
export type Comparison = 'at-least' | 'at-most' | 'over' | 'under';

/** The last so many days, or the last so many commits to which the metric applies. */
export type GoalSpan = { readonly days: number } | { readonly commits: number };

export interface GoalMeaning {
  /** A name out of the table of goal metrics. */
  readonly metric: string;
  readonly comparison: Comparison;
  readonly target: number;
  /** What each commit is held to, where the metric needs it: the 200 of "9 of 10 commits under 200 lines". */
  readonly limit?: number;
  readonly span: GoalSpan;
}

export interface Goal extends GoalMeaning {
  /** Small numbers, so that they can be typed. */
  readonly id: number;
  /** As it was said. */
  readonly text: string;
  readonly addedAt: Instant;
  /** Only commits of this repository; all of them where it is left out. */
  readonly repository?: string;
  readonly paused: boolean;
}

export interface GoalsFile {
  readonly v: 1;
  readonly goals: readonly Goal[];
}

export const noGoals: GoalsFile = { v: 1, goals: [] };
