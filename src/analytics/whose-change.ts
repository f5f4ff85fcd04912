// Whose is a change: the person's, or the project's? In: the commits of the person and of all others. Out: one word, and how
// often a random choice of as many commits from the same months, looked at in the same way, departs as far from what those
// months have. Nothing else leaves: nobody is compared with anybody.
import { type ChangePoint, sharpestSplit } from './change-point.js';
import { dealUnits, type Dealt, type Drawn, type Pool, subjectsFor } from './deal-units.js';
import type { InsightKind, Unit } from './define-insight.js';
import { pValueOf } from './permutation.js';
import { meanOf, monthOf } from './unit-means.js';

/** `alone`: nobody else commits there. `everyone`: others changed alike. `unclear`: neither can be told. */
export type Whose = 'alone' | 'everyone' | 'unclear' | 'yours';

/** With fewer of others than these, the person is the project. */
const LEAST_OTHERS = 10;
const LEAST_SHARE = 0.05;
/** Where others changed by more than this part of it, at the same time, a change is theirs as well. */
const SHARED_PART = 0.5;
/** Enough to tell apart what false discovery rates over all kinds ask for; beaten so often, it is chance. */
const ROUNDS = { most: 799, enough: 4 };

export interface Ownership {
  readonly whose: Exclude<Whose, 'unclear'>;
  /** How often chance looks as much like it. */
  readonly p: number;
}

export interface DriftQuestion {
  readonly change: ChangePoint;
  readonly random: () => number;
}

export function whoseChange(kind: InsightKind, pool: Pool, { change, random }: DriftQuestion): Ownership {
  const others = pool.others.reduce((sum, { length }) => sum + length, 0);
  if (others < LEAST_OTHERS || others < LEAST_SHARE * (pool.own.length + others)) return { whose: 'alone', p: 0 };
  const subjects = subjectsFor(kind, pool.own);
  const own = kind.unitsOf(pool.own, subjects);
  const theirs = pool.others.flatMap((commits) => kind.unitsOf(commits, subjects));
  if (isShared({ own, theirs }, change)) return { whose: 'everyone', p: 1 };
  const dealt = dealUnits(kind, pool, random);
  const rises = kind.rises === true;
  const seen = departureOf({ units: own, subjects }, dealt, rises);
  return { whose: 'yours', p: pValueOf(() => departureOf(dealt.draw(), dealt, rises) >= seen, ROUNDS) };
}

interface Sides {
  readonly own: readonly Unit[];
  readonly theirs: readonly Unit[];
}

function isShared({ own, theirs }: Sides, change: ChangePoint): boolean {
  const differenceOf = (units: readonly Unit[]): number => {
    const [after, before] = [units.filter(({ at }) => at >= change.at), units.filter(({ at }) => at < change.at)];
    if (after.length === 0 || before.length === 0) return 0;
    return meanOf(after, change.subject) - meanOf(before, change.subject);
  };
  return differenceOf(theirs) / differenceOf(own) > SHARED_PART;
}

/** At the sharpest split of its own. */
function departureOf({ units, subjects }: Drawn, { usualOf }: Dealt, rises: boolean): number {
  const split = sharpestSplit(units, subjects.length, rises);
  return split === undefined ? 0 : departureAt(split, units, usualOf(subjects[split.subject] ?? ''));
}

type Split = Pick<ChangePoint, 'at' | 'difference' | 'subject'>;

/** How far, in the direction of the change, in standard errors, units depart at it from what their months usually have. */
function departureAt(
  { subject, at, difference }: Split,
  units: readonly Unit[],
  usual: ReadonlyMap<number, number>,
): number {
  const sides = { before: { sum: 0, outOf: 0 }, after: { sum: 0, outOf: 0 } };
  let squares = 0;
  for (const unit of units) {
    const side = unit.at < at ? sides.before : sides.after;
    const weight = unit.outOf[subject] ?? 0;
    const excess = (unit.counts[subject] ?? 0) - (usual.get(monthOf(unit.at)) ?? 0) * weight;
    side.sum += excess;
    side.outOf += weight;
    squares += excess * excess;
  }
  const { before, after } = sides;
  if (before.outOf === 0 || after.outOf === 0 || squares === 0) return 0;
  const variance = (squares / units.length) * (1 / before.outOf + 1 / after.outOf);
  return (Math.sign(difference) * (after.sum / after.outOf - before.sum / before.outOf)) / Math.sqrt(variance);
}
