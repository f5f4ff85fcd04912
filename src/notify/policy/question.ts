// What policy is asked with. Everything comes in as data; times are epoch seconds unless they say otherwise.
import type { Feedback, LedgerEntry, Nudge } from '../../domain/nudge.js';
import type { OffsetAt } from '../wall-clock.js';
import type { Mute } from '../mutes.js';

/** The settings `notify.*`. */
export interface NotifySettings {
  readonly enabled: boolean;
  /** Minutes without a commit before a nudge may be shown. */
  readonly quietMinutes: number;
  /** Minutes after the commit from which on a nudge is no longer shown. */
  readonly latestMinutes: number;
  readonly perDay: number;
  readonly perWeek: number;
  readonly gapMinutes: number;
  readonly sharePercent: number;
  readonly coolDownDays: number;
  /** `22:00-07:00`, or `off`. */
  readonly quietHours: string;
  /** `mon` to `sun`. */
  readonly workingDays: readonly string[];
  /** Of a hundred nudges that have earned the toast so many are held back. */
  readonly holdBackPercent: number;
}

/** What the person wants just now, and said before. */
export interface Wishes {
  readonly snoozedUntil?: number;
  readonly mutes: readonly Mute[];
  readonly answers: readonly Feedback[];
}

/** What is the same for every nudge of one moment. */
export interface Moment {
  readonly now: number;
  /** The ledger of at least the last 90 days, oldest first. */
  readonly ledger: readonly LedgerEntry[];
  readonly settings: NotifySettings;
  readonly wishes: Wishes;
  /** Own commits in the last 90 days, over all repositories. */
  ownCommits(): number;
  /** Which kinds of tier E have earned the toast, and where. */
  readonly earned: { has(kind: string, repository: string): boolean };
  readonly offsetAt: OffsetAt;
}

/** What is true of the one commit that the nudges are about. */
export interface Situation {
  /** It came from an import: never a nudge. */
  readonly imported: boolean;
  readonly mine: boolean;
  /** A coding agent or a bot made it. */
  readonly agent: boolean;
  readonly ci: boolean;
  /** A rebase, merge, cherry-pick or bisect is going on in its work tree. */
  readonly operationInProgress: boolean;
}

export interface Question extends Moment {
  /** All nudges of one commit. */
  readonly nudges: readonly Nudge[];
  readonly situation: Situation;
}
