// Facts in, in any order; out: what digests fold over, in canonical order, with a tick wherever a calendar day, week or
// month of the person is over in which there were commits. What has not happened until `until` is left out.
import type { CommitFact, Fact, TickFact } from '../domain/fact.js';
import { calendarPeriodOf, type Period } from '../domain/local-time.js';
import type { DigestFact } from './define-digest.js';
import type { Labeller } from './labeller.js';
import { compareText } from './quantile.js';
import { countedCommits, isHandmade } from './superseded.js';

const PERIODS: readonly Period[] = ['day', 'week', 'month'];
/** What holds at one and the same second: commits, what is known of them, and then the period is over. */
const RANK: Readonly<Record<DigestFact['type'], number>> = { tick: 0, commit: 1, label: 2, answer: 3 };

export interface StreamOptions {
  readonly actor: string;
  readonly until: number;
  /** Periods up to this one that are still open are closed at `until`: a digest asks before they are over. */
  readonly closing?: Period | undefined;
  readonly labeller: Labeller;
}

export function digestStream(facts: readonly Fact[], options: StreamOptions): readonly DigestFact[] {
  const { actor, until, labeller } = options;
  const commits = countedCommits(facts).filter(({ at }) => at <= until);
  const own = commits.filter((fact) => fact.actor === actor && isHandmade(fact));
  const told = facts.filter((fact) => fact.type === 'label' || fact.type === 'answer');
  const rest = [...told, ...labeller(commits)].filter(({ at }) => at <= until).toSorted(compareTold);
  const ticks = PERIODS.flatMap((period) => ticksOf(own, period, options));
  return mergeByTime([...commits, ...rest, ...ticks]);
}

/** In the order in which they come, but for time: sorting is stable, and commits are in canonical order already. */
function mergeByTime(facts: readonly DigestFact[]): readonly DigestFact[] {
  return facts.toSorted((a, b) => orderOf(a) - orderOf(b) || RANK[a.type] - RANK[b.type]);
}

/** A tick at the end of a digest comes after what happened in that very second. */
function orderOf(fact: DigestFact): number {
  return fact.type === 'tick' && fact.isEarly === true ? fact.at + 0.5 : fact.at;
}

function compareTold(a: DigestFact, b: DigestFact): number {
  return a.at - b.at || compareText(JSON.stringify(a), JSON.stringify(b));
}

/** A period is what it was on the wall clock of its first commit: whoever travels has long and short days. */
function ticksOf(own: readonly CommitFact[], closes: Period, { until, closing }: StreamOptions): readonly TickFact[] {
  const ticks: TickFact[] = [];
  for (const { at, utcOffset } of own) {
    const last = ticks.at(-1);
    if (last !== undefined && at < last.at) continue;
    const { from, to } = calendarPeriodOf(closes, at, utcOffset);
    ticks.push({ type: 'tick', at: to, closes, from, utcOffset });
  }
  const open = ticks.at(-1);
  if (open === undefined || open.at <= until) return ticks;
  const isAsked = closing !== undefined && PERIODS.indexOf(closes) <= PERIODS.indexOf(closing);
  const early: TickFact = { ...open, at: until, isEarly: true };
  return isAsked ? [...ticks.slice(0, -1), early] : ticks.slice(0, -1);
}
