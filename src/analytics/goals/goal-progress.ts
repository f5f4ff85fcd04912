// How a goal stands, and how it stood at the ends of the weeks before. Weeks without commits are rest: they count neither
// for nor against, so that nothing is lost by a holiday. In: a goal and own commits. Out: figures with their n.
import type { CommitFact } from '../../domain/fact.js';
import type { Comparison, GoalMeaning } from '../../domain/goal.js';
import { DAY } from '../../domain/local-time.js';
import { medianOf } from '../quantile.js';
import { type GoalMetric, goalMetricOf } from './goal-metrics.js';

/** `resting`: no commit to count in its span. */
export type GoalState = 'met' | 'not-yet' | 'resting' | 'too-few';

export interface GoalStanding {
  readonly state: GoalState;
  /** The median, the percent, the count; null where nothing was counted. */
  readonly value: number | null;
  /** Commits behind it. */
  readonly n: number;
  /** For a share: how many of `n`. */
  readonly k?: number;
}

export interface GoalProgress extends GoalStanding {
  /** Of the weeks before that had commits to count, how many ended with the goal met. */
  readonly weeks: { readonly met: number; readonly n: number };
  /** Met now and not a week ago. */
  readonly isNew: boolean;
}

/** Weeks looked back over. */
export const GOAL_WEEKS = 8;
const WEEK = 7 * DAY;
/** A median of fewer commits says nothing. */
const LEAST_MEDIAN = 3;

/** `commits`: the person's handmade ones, oldest first, of at least the span and eight weeks before it. */
export function goalProgress(goal: GoalMeaning, commits: readonly CommitFact[], now: number): GoalProgress {
  const standing = standingAt(goal, commits, now);
  const before = Array.from({ length: GOAL_WEEKS }, (_, index) => now - (index + 1) * WEEK);
  const standings = before.map((at) => (hasWork(commits, at) ? standingAt(goal, commits, at).state : 'resting'));
  const judged = standings.filter((state) => state === 'met' || state === 'not-yet');
  return {
    ...standing,
    weeks: { met: judged.filter((state) => state === 'met').length, n: judged.length },
    isNew: standing.state === 'met' && standings[0] === 'not-yet',
  };
}

function hasWork(commits: readonly CommitFact[], end: number): boolean {
  return commits.some(({ authoredAt }) => authoredAt > end - WEEK && authoredAt <= end);
}

export function standingAt(goal: GoalMeaning, commits: readonly CommitFact[], now: number): GoalStanding {
  const metric = goalMetricOf(goal.metric);
  if (metric === undefined) return { state: 'too-few', value: null, n: 0 };
  const within = spanned(
    goal,
    metric,
    commits.filter(({ authoredAt }) => authoredAt <= now),
    now,
  );
  if (within.length === 0) return { state: 'resting', value: null, n: 0 };
  if (metric.kind === 'share') return shareStanding(goal, metric, within);
  if (metric.kind === 'median') return medianStanding(goal, metric, within);
  const value = new Set(within.map((commit) => metric.key(commit)).filter((key) => key !== null)).size;
  return { state: stateOf(value, goal), value, n: within.length };
}

function spanned(
  { span }: GoalMeaning,
  metric: GoalMetric,
  commits: readonly CommitFact[],
  now: number,
): readonly CommitFact[] {
  const counted = metric.kind === 'share' ? commits.filter((commit) => metric.applies(commit)) : commits;
  if ('commits' in span) return counted.slice(-span.commits);
  return counted.filter(({ authoredAt }) => authoredAt > now - span.days * DAY);
}

type ShareMetric = Extract<GoalMetric, { readonly kind: 'share' }>;
type MedianMetric = Extract<GoalMetric, { readonly kind: 'median' }>;

function shareStanding(goal: GoalMeaning, metric: ShareMetric, commits: readonly CommitFact[]): GoalStanding {
  const { span, limit = 0 } = goal;
  const k = commits.filter((commit) => metric.isWished(commit, limit)).length;
  const n = commits.length;
  const value = (k / n) * 100;
  const isShort = 'commits' in span && n < span.commits;
  return { state: isShort ? 'too-few' : stateOf(value, goal), value, n, k };
}

function medianStanding(goal: GoalMeaning, { figure }: MedianMetric, commits: readonly CommitFact[]): GoalStanding {
  const figures = commits.map(figure).filter((one) => one !== null);
  const value = medianOf(figures) ?? null;
  const n = figures.length;
  if (value === null || n < LEAST_MEDIAN) return { state: 'too-few', value, n };
  return { state: stateOf(value, goal), value, n };
}

const TOLERANCE = 1e-9; // 6 of 10 in percent is not 60 to the last bit

function stateOf(value: number, { comparison, target }: GoalMeaning): GoalState {
  const tests: Record<Comparison, boolean> = {
    'at-least': value >= target - TOLERANCE,
    'at-most': value <= target + TOLERANCE,
    over: value > target,
    under: value < target,
  };
  return tests[comparison] ? 'met' : 'not-yet';
}
