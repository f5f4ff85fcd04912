// What would have been said, had the tool been here: the replayed observations of one person under the interruption budget.
import { BUDGET_WINDOW_DAYS, type Budget, type Candidate, DEFAULT_BUDGET, withinBudget } from '../domain/budget.js';
import type { CommitFact, Fact } from '../domain/fact.js';
import { DAY, localDayOf, localWeekOf } from '../domain/local-time.js';
import { firstIndex } from './first-index.js';
import { type JudgedObservation, replay, type ReplayOptions } from './replay.js';
import { countedCommits, isHandmade } from './superseded.js';

export interface PreviewOptions extends ReplayOptions {
  readonly actor: string;
  readonly days: number;
  readonly budget?: Budget;
  readonly allow?: Allow;
}

/** May this one still be shown? The default is the interruption budget. */
export type Allow = (candidate: Candidate, shown: readonly Candidate[]) => boolean;

export interface PreviewedNudge extends JudgedObservation {
  /** In the person's own time, when the commit was made. */
  readonly localDay: string;
}

export interface Preview {
  /** Days looked back over, and the person's commits in them. */
  readonly days: number;
  /** Their last, where it is that of the latest commit: the days up to now have none. */
  readonly until?: string;
  readonly commits: number;
  readonly activeDays: number;
  readonly shown: readonly PreviewedNudge[];
  /** Of those shown: judged right, and not yet to be judged. */
  readonly right: number;
  readonly open: number;
}

export function previewOf(facts: readonly Fact[], options: PreviewOptions): Preview {
  const own = ownCommits(facts, options.actor);
  const { from, until } = previewSpan(own, options);
  const { observations } = replay(facts, { ...options, windowDays: (options.now - from) / DAY });
  const recent = own.filter(({ at }) => at > from);
  const shown = rationNudges(observations, own, options);
  return {
    days: options.days,
    ...(until === undefined ? {} : { until }),
    commits: recent.length,
    activeDays: new Set(recent.map(({ authoredAt, utcOffset }) => localDayOf(authoredAt, utcOffset))).size,
    shown,
    right: shown.filter(({ judgement }) => judgement.hit === 'hit').length,
    open: shown.filter(({ judgement }) => judgement.hit === 'open').length,
  };
}

export interface PreviewSpan {
  /** Epoch seconds: what came later counts. */
  readonly from: number;
  readonly until?: string;
}

/** The days up to now, or those up to the latest commit where these have none: there a preview would always be empty. */
export function previewSpan(
  own: readonly CommitFact[],
  { now, days }: Pick<PreviewOptions, 'days' | 'now'>,
): PreviewSpan {
  const latest = own.at(-1);
  if (latest === undefined || latest.at > now - days * DAY) return { from: now - days * DAY };
  return { from: latest.at - days * DAY, until: localDayOf(latest.at, latest.utcOffset) };
}

/** The handmade commits of one person, oldest first. */
export function ownCommits(facts: readonly Fact[], actor: string): readonly CommitFact[] {
  return countedCommits(facts).filter((fact) => fact.actor === actor && isHandmade(fact));
}

/** Goes through one person's observations and commits, both oldest first, and keeps what the budget allows. */
export function rationNudges(
  observations: readonly JudgedObservation[],
  own: readonly CommitFact[],
  { budget = DEFAULT_BUDGET, allow = allowWithin(budget) }: Pick<PreviewOptions, 'allow' | 'budget'>,
): readonly PreviewedNudge[] {
  const commits = new Map(own.map((commit) => [commit.hash, commit]));
  const shown: Candidate[] = [];
  const nudges: PreviewedNudge[] = [];
  for (const observation of rankedByCommit(observations)) {
    const commit = commits.get(observation.hash);
    const candidate = commit === undefined ? undefined : candidateOf(observation, commit, own);
    if (candidate === undefined || !allow(candidate, shown)) continue;
    shown.push(candidate);
    nudges.push({ ...observation, localDay: candidate.localDay });
  }
  return nudges;
}

function allowWithin(budget: Budget): Allow {
  return (candidate, shown) => withinBudget(candidate, shown, budget) === 'ok';
}

function candidateOf(observation: JudgedObservation, { utcOffset }: CommitFact, own: readonly CommitFact[]): Candidate {
  const { at, kind, repository, file } = observation;
  return {
    ...(file === undefined ? {} : { file }),
    at,
    kind,
    repository,
    localDay: localDayOf(at, utcOffset),
    localWeek: localWeekOf(at, utcOffset),
    commits: countUntil(own, at) - countUntil(own, at - BUDGET_WINDOW_DAYS * DAY),
  };
}

function countUntil(own: readonly CommitFact[], until: number): number {
  return firstIndex(own, ({ at }) => at > until);
}

/** Of one commit the observation that was right most often by then is tried first. */
function rankedByCommit(observations: readonly JudgedObservation[]): readonly JudgedObservation[] {
  return observations.toSorted((a, b) => a.at - b.at || rankOf(b.kind) - rankOf(a.kind));
}

const RANKS = ['convention-drift', 'empty-message', 'wide-batch', 'hot-file', 'fix-loop'];

/** From plain facts about words to what most often needed another look, as the evidence has it. */
function rankOf(kind: string): number {
  return RANKS.indexOf(kind);
}
