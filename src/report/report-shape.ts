// What `craftnudge report` is drawn from, and what its --json prints: stable like all views.
import type { DraftFigures } from '../analytics/lineage.js';
import type { Instant } from '../domain/commit-record.js';
import type { Day } from './calendar-day.js';
import type { KindView } from './kind-view.js';
import type { BatchView, Enough, FileView, PreviewView, Subject, Window } from './view.js';

/** `craftnudge report --json`. */
export interface ReportView {
  readonly v: 1;
  readonly subject: Subject;
  readonly window: Window;
  /** The usual window, where it had no commit of the subject's and the one up to the latest is shown; else null. */
  readonly empty: Window | null;
  /** Commits counted: the subject's, in the window, without rewritten ones. */
  readonly n: number;
  /** Everybody's commits in the window. */
  readonly nOfAll: number;
  /** Everybody's commits that are recorded, whenever they were made. */
  readonly recorded: number;
  /** Of `n`: merges, and commits made by coding agents or bots. Figures on size and words leave both out. */
  readonly merges: number;
  readonly byAgents: number;
  /** What they replaced, and how long they were drafts. */
  readonly drafts: DraftFigures;
  /** The date of the subject's latest commit, in the window or before it; null where there is none. */
  readonly latest: Day | null;
  /** What stands out in the whole history, most telling first. */
  readonly findings: readonly FindingView[];
  /** What changed against one's own past, the surest first; found once a day, in the background. */
  readonly insights: readonly InsightView[];
  /** Of the commits counted, those that figures on words and files leave out. */
  readonly unkept: UnkeptView;
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

export interface UnkeptView {
  /** The commits counted. */
  readonly n: number;
  /** Of them, those recorded with `privacy.message` off, and with `privacy.path` off. */
  readonly messages: number;
  readonly paths: number;
}

export interface FindingView extends Window {
  /** The finding's kind. */
  readonly name: string;
  /** One sentence without a full stop. */
  readonly text: string;
  readonly n: number;
}

export interface InsightView extends Window {
  readonly kind: string;
  /** One sentence without since when, n and a full stop. */
  readonly text: string;
  /** About when it changed: the Monday of a week. */
  readonly since: Day;
  readonly n: number;
  /** What n counts: commits, sessions or days. */
  readonly unit: string;
  /** One less the share of false ones to expect among insights as sure as this one. */
  readonly confidence: number;
  /** When it was found. */
  readonly at: Instant;
  /** `yours`: others here did not change alike; `alone`: nobody else commits here. */
  readonly whose: string;
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

/** By everybody, over ninety days up to the window's end: what happened to files does not ask who did it. */
export interface HotspotsView {
  readonly n: number;
  /** Of everybody's commits of these days. */
  readonly unkept: UnkeptView;
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

/** The ledger in numbers, all time. */
export interface NudgesView {
  readonly shown: number;
  readonly held: number;
  readonly withheld: number;
  readonly shadow: number;
  readonly useful: number;
  readonly notNow: number;
  readonly never: number;
  /** How each kind stands here; absent where nobody asked. */
  readonly kinds?: readonly KindView[];
}
