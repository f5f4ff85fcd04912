// What the pages are drawn from. These shapes are also what `--json` prints, so they are stable: fields are added, never
// renamed. Dates are the person's own local dates; instants are UTC with the recorded offset beside them.
import type { Instant } from '../domain/commit-record.js';
import type { Day } from './calendar-day.js';

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

/** `craftnudge report --json`. */
export interface ReportView {
  readonly v: 1;
  readonly subject: Subject;
  readonly window: Window;
  /** Commits counted: the subject's, in the window, without rewritten ones. */
  readonly n: number;
  /** Everybody's commits in the window. */
  readonly nOfAll: number;
  /** Of `n`: merges, and commits made by coding agents or bots. Figures on size and words leave both out. */
  readonly merges: number;
  readonly byAgents: number;
  /** The date of the subject's latest commit, in the window or before it; null where there is none. */
  readonly latest: Day | null;
  /** What stands out in the whole history, most telling first. */
  readonly findings: readonly FindingView[];
  readonly rhythm: RhythmView;
  readonly batches: Enough<BatchView>;
  readonly messages: Enough<MessageView>;
  readonly churn: ChurnView;
  readonly hotspots: HotspotsView;
  readonly habits: HabitsView;
  /** Null where the page is about everyone: nudges are for one person. */
  readonly preview: PreviewView | null;
  readonly nudges: NudgesView;
  /** Commands worth running next, most useful first. */
  readonly next: readonly string[];
}

export interface FindingView extends Window {
  /** The finding's kind. */
  readonly name: string;
  /** One sentence without a full stop. */
  readonly text: string;
  readonly n: number;
}

export interface RhythmView {
  readonly n: number;
  /** Commits by weekday (Monday first) and local hour: 7 × 24. */
  readonly hours: readonly (readonly number[])[];
  /** Commits a day from `window.from` to `window.to`. */
  readonly days: readonly number[];
  readonly activeDays: number;
  /** Median of commits on an active day. */
  readonly perActiveDay: number;
}

export interface BatchView {
  readonly n: number;
  /** Lines added and deleted a commit. */
  readonly lines: Spread;
  readonly files: Spread;
  /** Directories touched a commit. */
  readonly directories: Spread;
  /** Commits by size; a bucket holds `from` ≤ lines < the next bucket's `from`. */
  readonly buckets: readonly { readonly from: number; readonly commits: number }[];
}

/** Merges, agents' commits and words of release tools are left out. */
export interface MessageView {
  readonly n: number;
  /** Characters of the subject line. */
  readonly subjectMedian: number;
  /** Messages with a body. */
  readonly withBody: number;
  /** Subjects of the form `type(scope): …`. */
  readonly conventional: number;
  /** Subjects that say nothing: one word, `wip`, `fix`, … */
  readonly empty: number;
}

export interface ChurnView {
  readonly n: number;
  /** Weeks of the window, oldest first, each named by its Monday; weeks without commits are there with zeros. */
  readonly weeks: readonly {
    readonly monday: Day;
    readonly commits: number;
    readonly insertions: number;
    readonly deletions: number;
  }[];
  /** The files with most changed lines, at most ten. */
  readonly files: readonly FileView[];
}

export interface FileView {
  readonly path: string;
  readonly commits: number;
  readonly insertions: number;
  readonly deletions: number;
}

/** By everybody, over ninety days up to the window's end: what happened to files does not ask who did it. */
export interface HotspotsView {
  readonly n: number;
  readonly window: Window;
  /** Code files by commits times fixes, at most ten. `fixes`: of `commits`, those whose subject reads as a fix. */
  readonly files: readonly { readonly path: string; readonly commits: number; readonly fixes: number }[];
}

export interface HabitsView {
  /** The whole history: a record takes time. */
  readonly window: Window;
  readonly records: readonly HabitView[];
}

/** A habit's record over the past, replayed with the code that runs live. */
export interface HabitView {
  readonly habit: string;
  readonly summary: string;
  /** `fact` may become a toast, `earned` once its record allows it, `digest` stands in reports only. */
  readonly tier: 'fact' | 'earned' | 'digest';
  readonly observed: number;
  /** False where the observation is the fact itself, such as an empty message: nothing can prove it wrong. */
  readonly provable: boolean;
  /** Of `observed`, those whose time to prove right has passed. */
  readonly judged: number;
  readonly right: number;
  /**
   * The matched control: like commits of the same person without the trigger. `n` judged observations had some;
   * `expected` is how often the same came true of those commits, `lift` how much more often of the observed, as shares.
   */
  readonly control: { readonly n: number; readonly expected: number; readonly lift: number } | null;
}

/** What would have been said, had the tool been there. */
export interface PreviewView {
  readonly days: number;
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

/** The ledger in numbers, all time. */
export interface NudgesView {
  readonly shown: number;
  readonly held: number;
  readonly withheld: number;
  readonly shadow: number;
  readonly useful: number;
  readonly notNow: number;
  readonly never: number;
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
  readonly next: readonly string[];
}

/** `craftnudge week --json`: the last seven days, today included. */
export interface WeekView {
  readonly v: 1;
  readonly subject: Subject;
  readonly window: Window;
  readonly n: number;
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
