// Every kind of insight looked for in one person's history of one repository. Facts in; tests out, each with how sure it is
// after all of them are counted, and, where that is enough, whose the change is.
import type { CommitFact } from '../domain/fact.js';
import { DAY } from '../domain/local-time.js';
import { type ChangePoint, findChangePoint } from './change-point.js';
import { subjectsFor } from './deal-units.js';
import { type InsightKind, localTimeOf, type Unit } from './define-insight.js';
import { insights } from './insights/index.js';
import { falseDiscoveryRates } from './permutation.js';
import { createRandom, seedOf } from './random.js';
import { isHandmade } from './superseded.js';
import { type Ownership, type Whose, whoseChange } from './whose-change.js';

export const WINDOW_DAYS = 730;
const MOST_COMMITS = 1000;
/** Fewer of the person's own in the window tell nothing. */
export const LEAST_COMMITS = 80;
/** Of all changes that are told, so many may be chance. */
const FALSE_SHARE = 0.02;

export interface Test {
  readonly kind: InsightKind;
  readonly change: ChangePoint;
  /** What it is about; empty where the kind has no subjects. */
  readonly subject: string;
  /** The share of false ones to expect among all that are at least as sure. */
  readonly rate: number;
  /** Undefined where it is not sure enough to be told. */
  readonly whose: Whose | undefined;
  readonly units: readonly Unit[];
}

export interface ChangeQuestion {
  readonly actor: string;
  /** Epoch seconds. */
  readonly now: number;
  readonly kinds?: readonly InsightKind[];
}

/** `commits` of one repository that count, everybody's. */
export function findChanges(
  commits: readonly CommitFact[],
  { actor, now, kinds = insights }: ChangeQuestion,
): readonly Test[] {
  const handmade = handmadeUntil(now, commits);
  const own = newestOwn(handmade, actor, now);
  const first = own[0];
  if (own.length < LEAST_COMMITS || first === undefined) return [];
  const around = handmade.filter(({ authoredAt, actor: who }) => who !== actor && authoredAt >= first.authoredAt);
  const looked = kinds.flatMap((kind) => testKind(kind, own));
  const inTime = falseDiscoveryRates(looked.map(({ change }) => change.p));
  const others = groupByActor(around);
  const owned = looked.map((test, index) =>
    (inTime[index] ?? 1) > FALSE_SHARE ? undefined : ownershipOf(test, own, others),
  );
  return judgeBoth(looked, owned);
}

/**
 * A change is false if it is none, or if it is the project's: it is as sure as the less sure of the two, and all kinds are
 * counted once more with that. What is not sure in time alone cannot become it.
 */
function judgeBoth(looked: readonly Looked[], owned: readonly (Ownership | undefined)[]): readonly Test[] {
  const rates = falseDiscoveryRates(looked.map(({ change }, index) => Math.max(change.p, owned[index]?.p ?? 1)));
  return looked.map((test, index) => {
    const [rate = 1, ownership] = [rates[index], owned[index]];
    const isUnclear = ownership?.whose === 'yours' && rate > FALSE_SHARE;
    return { ...test, rate, whose: isUnclear ? 'unclear' : ownership?.whose };
  });
}

/** How many of the person's commits are looked at: all of those that count, or the newest thousand. */
export function ownInWindow(commits: readonly CommitFact[], { actor, now }: ChangeQuestion): number {
  return newestOwn(handmadeUntil(now, commits), actor, now).length;
}

function handmadeUntil(now: number, commits: readonly CommitFact[]): readonly CommitFact[] {
  return commits.filter((commit) => isHandmade(commit) && commit.authoredAt <= now);
}

function newestOwn(handmade: readonly CommitFact[], actor: string, now: number): readonly CommitFact[] {
  return handmade
    .filter((commit) => commit.actor === actor && commit.authoredAt > now - WINDOW_DAYS * DAY)
    .toSorted(byAuthorTime)
    .slice(-MOST_COMMITS);
}

function groupByActor(commits: readonly CommitFact[]): readonly (readonly CommitFact[])[] {
  const groups = new Map<string, CommitFact[]>();
  for (const commit of commits) {
    const group = groups.get(commit.actor);
    if (group === undefined) groups.set(commit.actor, [commit]);
    else group.push(commit);
  }
  return [...groups.values()].map((group) => group.toSorted(byAuthorTime));
}

function byAuthorTime(a: CommitFact, b: CommitFact): number {
  return localTimeOf(a) - localTimeOf(b);
}

type Looked = Omit<Test, 'rate' | 'whose'>;

function testKind(kind: InsightKind, own: readonly CommitFact[]): readonly Looked[] {
  const subjects = subjectsFor(kind, own);
  const units = kind.unitsOf(own, subjects);
  const random = createRandom(seedOf(kind.name));
  const change = findChangePoint(units, subjects.length, { rises: kind.rises === true, random });
  return change === undefined ? [] : [{ kind, change, subject: subjects[change.subject] ?? '', units }];
}

function ownershipOf(
  { kind, change }: Looked,
  own: readonly CommitFact[],
  others: readonly (readonly CommitFact[])[],
): Ownership {
  return whoseChange(kind, { own, others }, { change, random: createRandom(seedOf(`whose ${kind.name}`)) });
}

/** Means before and after, as percent, undone from logarithms, or plain. */
export function meansOf({ kind, change, units }: Pick<Test, 'change' | 'kind' | 'units'>): {
  readonly before: number;
  readonly after: number;
} {
  const mean = (side: readonly Unit[]): number => {
    const outOf = side.reduce((sum, unit) => sum + (unit.outOf[change.subject] ?? 0), 0);
    const counts = side.reduce((sum, unit) => sum + (unit.counts[change.subject] ?? 0), 0);
    return onScale(kind, outOf === 0 ? 0 : counts / outOf);
  };
  return {
    before: mean(units.filter(({ at }) => at < change.at)),
    after: mean(units.filter(({ at }) => at >= change.at)),
  };
}

function onScale({ scale }: InsightKind, mean: number): number {
  if (scale === 'percent') return mean * 100;
  return scale === 'log' ? 2 ** mean - 1 : mean;
}
