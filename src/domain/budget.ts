// The interruption budget, one pure rule for the live policy and for the preview over the past: a nudge that could
// be shown and what was shown before it in; 'ok' or the reason for silence out.
import { DAY } from './local-time.js';

/** Shares are taken over this many days before the moment in question. */
export const BUDGET_WINDOW_DAYS = 90;

export interface Budget {
  readonly perDay: number;
  readonly perWeek: number;
  readonly gapMinutes: number;
  /** At most this share of the person's commits is ever spoken about. */
  readonly sharePercent: number;
  /** The same kind about the same file is silent for so long; doubles with each dismissal. */
  readonly coolDownDays: number;
}

export const DEFAULT_BUDGET: Budget = { perDay: 1, perWeek: 3, gapMinutes: 90, sharePercent: 5, coolDownDays: 7 };

/** One nudge that was shown. */
export interface Showing {
  /** Epoch seconds of the moment of showing. */
  readonly at: number;
  readonly kind: string;
  readonly repository: string;
  readonly file?: string;
  /** `localDayOf` and `localWeekOf` that moment, in the person's own time. */
  readonly localDay: string;
  readonly localWeek: string;
}

/** One nudge that could be shown now. */
export interface Candidate extends Showing {
  /** The person's own commits in the 90 days up to now, over all repositories. */
  readonly commits: number;
  /** How often this kind about this file was dismissed. */
  readonly dismissals?: number;
}

/** `too-soon` passes by itself within the day; the other reasons do not. */
export type BudgetReason = 'budget-day' | 'budget-share' | 'budget-week' | 'cooldown' | 'kind-third' | 'too-soon';

/** May `candidate` be shown, after all that was `shown` (in any order)? The reason that lasts longest is named first. */
export function withinBudget(
  candidate: Candidate,
  shown: readonly Showing[],
  budget: Budget = DEFAULT_BUDGET,
): 'ok' | BudgetReason {
  if (isCoolingDown(candidate, shown, budget)) return 'cooldown';
  const recent = shown.filter((one) => one.at > candidate.at - BUDGET_WINDOW_DAYS * DAY);
  if (isOverThird(candidate, recent)) return 'kind-third';
  if (isOverShare(candidate, recent, budget)) return 'budget-share';
  if (count(shown, (one) => one.localWeek === candidate.localWeek) >= budget.perWeek) return 'budget-week';
  if (count(shown, (one) => one.localDay === candidate.localDay) >= budget.perDay) return 'budget-day';
  return shown.some((one) => candidate.at - one.at < budget.gapMinutes * 60) ? 'too-soon' : 'ok';
}

function isCoolingDown(candidate: Candidate, shown: readonly Showing[], budget: Budget): boolean {
  const seconds = budget.coolDownDays * DAY * 2 ** (candidate.dismissals ?? 0);
  return shown.some((one) => isSameSubject(one, candidate) && candidate.at - one.at < seconds);
}

/** A kind that is not about a file (a big batch, a message) cools down as a whole, in every repository. */
function isSameSubject(one: Showing, other: Showing): boolean {
  if (one.kind !== other.kind || one.file !== other.file) return false;
  return one.file === undefined || one.repository === other.repository;
}

/** A third, rounded up: the first of a kind may always speak, and three kinds that take turns never block one another. */
function isOverThird(candidate: Candidate, recent: readonly Showing[]): boolean {
  const sameKind = count(recent, (one) => one.kind === candidate.kind);
  return sameKind + 1 > Math.ceil((recent.length + 1) / 3);
}

/** With few commits one nudge is still allowed, otherwise nobody new would ever hear anything. */
function isOverShare(candidate: Candidate, recent: readonly Showing[], budget: Budget): boolean {
  const allowed = Math.max(1, Math.floor((candidate.commits * budget.sharePercent) / 100));
  return recent.length + 1 > allowed;
}

function count<Item>(items: readonly Item[], matches: (item: Item) => boolean): number {
  return items.reduce((total, item) => (matches(item) ? total + 1 : total), 0);
}
