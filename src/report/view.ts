// What the pages are drawn from. These shapes are also what `--json` prints, so they are stable: fields are added, never
// renamed. Dates are the person's own local dates; instants are UTC with the recorded offset beside them.
import type { Instant } from '../domain/commit-record.js';
import type { Day } from './calendar-day.js';
import type { GoalView } from './goals-view.js';

/** Whose commits a page is about. */
export interface Subject {
  /** `me`: the identities below. `everyone`: asked for with --all-authors, or because no identity is known. */
  readonly who: 'me' | 'everyone';
  readonly identities: readonly string[];
  /** Why everyone, where it is everyone. */
  readonly because?: 'asked' | 'no-identity-known';
  /** Names of the repositories counted. */
  readonly repositories: readonly string[];
}

/** First and last local date, both counted. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** A distribution in two robust numbers; null where nothing was counted, such as lines in a shallow history. */
export interface Spread {
  readonly median: number | null;
  readonly ninetieth: number | null;
}

/** A figure, or how many commits are there and how many it takes. */
export type Enough<Figure> =
  | ({ readonly enough: true } & Figure)
  | { readonly enough: false; readonly n: number; readonly needed: number };

export interface BatchView {
  readonly n: number;
  /** Lines added and deleted a commit. */
  readonly lines: Spread;
  readonly files: Spread;
  /** Directories touched a commit. */
  readonly directories: Spread;
  /** Commits by size; a bucket holds `from` ≤ lines < the next bucket's `from`. */
  readonly buckets: readonly { readonly from: number; readonly commits: number }[];
  /** Weeks with commits, oldest first, each named by its Monday, with the median of lines of its `n` commits. */
  readonly weeks: readonly { readonly monday: Day; readonly n: number; readonly median: number }[];
}

export interface FileView {
  readonly path: string;
  readonly commits: number;
  readonly insertions: number;
  readonly deletions: number;
}

/** What would have been said, had the tool been there. */
export interface PreviewView {
  readonly days: number;
  /** The last of the days, where it is an earlier one: nothing was committed in the days up to today. */
  readonly until?: Day;
  readonly spoken: number;
  readonly right: number;
  readonly wrong: number;
  /** Their time has not come. */
  readonly open: number;
  /** True by themselves, such as an empty message: they count as neither right nor wrong. */
  readonly facts: number;
  readonly items: readonly PreviewItem[];
}

export interface PreviewItem {
  readonly at: Instant;
  readonly utcOffset: number;
  readonly repository: string;
  readonly hash: string;
  readonly kind: string;
  /** What would have been said. */
  readonly sentence: string;
  /** What came of it, where something did. */
  readonly outcome: string | null;
  readonly verdict: 'right' | 'wrong' | 'open' | 'fact';
}

/** One commit in a day's list. */
export interface CommitView {
  readonly at: Instant;
  readonly utcOffset: number;
  readonly repository: string;
  readonly hash: string;
  readonly subject: string;
  readonly insertions: number;
  readonly deletions: number;
  readonly files: number;
  readonly agent: string | null;
}

/** `craftnudge today --json`. */
export interface DayView {
  readonly v: 1;
  readonly subject: Subject;
  readonly day: Day;
  readonly commits: readonly CommitView[];
  readonly lines: number;
  readonly files: number;
  /** Commits by local hour, 24. */
  readonly hours: readonly number[];
  /** The same weekday in the past: `n` such days with commits, and their medians. */
  readonly usual: Enough<{ readonly n: number; readonly commits: number; readonly lines: number }>;
  /** Goals that you set, and how they stand. */
  readonly goals: readonly GoalView[];
  readonly next: readonly string[];
}

/** `craftnudge week --json`: the last seven days, today included. */
export interface WeekView {
  readonly v: 1;
  readonly subject: Subject;
  readonly window: Window;
  readonly n: number;
  /** The day of the subject's latest commit before, where these days have none; else null. */
  readonly latest: Day | null;
  readonly days: readonly { readonly day: Day; readonly commits: number; readonly lines: number }[];
  readonly batches: Enough<BatchView>;
  /** The twelve weeks before: weeks with commits, and their medians. */
  readonly usual: Enough<{
    readonly n: number;
    readonly commits: number;
    readonly commitLines: number;
    /** Lines of a commit. */
    readonly batches: number | null;
  }>;
  /** Most changed lines first. */
  readonly files: readonly FileView[];
  /** One thing worth knowing about this week, in numbers; null where nothing stands out. */
  readonly observation: string | null;
  /** Goals that you set, and how they stand. */
  readonly goals: readonly GoalView[];
  readonly next: readonly string[];
}

/** What `craftnudge install-hooks` says at its end. */
export interface InstallView {
  /** One line a step: `hooks: 4, personal (husky kept, nothing tracked changed)`. */
  readonly steps: readonly InstallStep[];
  readonly usual: Enough<{ readonly n: number; readonly lines: number; readonly files: number }>;
  /** True sentences about the history read. */
  readonly findings: readonly string[];
  readonly preview: PreviewView;
  readonly next: readonly string[];
}

export interface InstallStep {
  readonly done: boolean;
  readonly text: string;
  /** A remark for the right edge: how to undo it, where it is kept. */
  readonly remark?: string;
}
