// Whose is a change: the person's, or the project's? In: the commits of the person and of all others. Out: one word. A change
// is called one's own only where a random choice of as many commits from the same months, looked at in the same way, seldom
// departs as far from what those months have. Nothing else leaves: nobody is compared with anybody.
import type { CommitFact } from '../domain/fact.js';
import { type ChangePoint, sharpestSplit } from './change-point.js';
import { type InsightKind, localTimeOf, type Unit } from './define-insight.js';
import { pValueOf } from './permutation.js';
import { shuffle } from './random.js';

/** `alone`: nobody else commits there. `everyone`: others changed alike. `unclear`: neither can be told. */
export type Whose = 'alone' | 'everyone' | 'unclear' | 'yours';

const MONTH = 30 * 86_400;
/** With fewer of others than these, the person is the project. */
const LEAST_OTHERS = 10;
const LEAST_SHARE = 0.05;
/** Where others changed by more than this part of it, at the same time, a change is theirs as well. */
const SHARED_PART = 0.5;
/** So seldom does chance look like one's own. */
const CHANCE = 0.005;
/** Beaten twice in 399, it may be chance. */
const ROUNDS = { most: 399, enough: 2 };
/** So many draws tell what a month usually has. */
const USUAL_ROUNDS = 40;

export interface Pool {
  /** By author time. */
  readonly own: readonly CommitFact[];
  /** Everybody else's in the same window, each person's by author time. */
  readonly others: readonly (readonly CommitFact[])[];
  readonly subjects: readonly string[];
}

export interface DriftQuestion {
  readonly change: ChangePoint;
  readonly random: () => number;
}

export function whoseChange(kind: InsightKind, pool: Pool, { change, random }: DriftQuestion): Whose {
  const others = pool.others.reduce((sum, { length }) => sum + length, 0);
  if (others < LEAST_OTHERS || others < LEAST_SHARE * (pool.own.length + others)) return 'alone';
  const { subjects } = pool;
  const own = kind.unitsOf(pool.own, subjects);
  const theirs = pool.others.flatMap((commits) => kind.unitsOf(commits, subjects));
  if (isShared({ own, theirs }, change)) return 'everyone';
  const { draw, all } = kind.together === true ? dealCommits(kind, pool, random) : dealUnits(own, theirs, random);
  const usual = meansByMonth(all, subjects.length);
  const departure = (units: readonly Unit[]): number => {
    const split = sharpestSplit(units, subjects.length, kind.rises === true);
    return split === undefined ? 0 : departureAt(split, units, usual);
  };
  const seen = departure(own);
  return pValueOf(() => departure(draw()) >= seen, ROUNDS) <= CHANCE ? 'yours' : 'unclear';
}

type Split = Pick<ChangePoint, 'at' | 'difference' | 'subject'>;

/** How far, in the direction of the change, in standard errors, units depart at it from what their months usually have. */
function departureAt({ subject, at, difference }: Split, units: readonly Unit[], usual: Usual): number {
  const sides = { before: { sum: 0, outOf: 0 }, after: { sum: 0, outOf: 0 } };
  let squares = 0;
  for (const unit of units) {
    const side = unit.at < at ? sides.before : sides.after;
    const weight = unit.outOf[subject] ?? 0;
    const excess = (unit.counts[subject] ?? 0) - (usual.get(monthOf(unit.at))?.[subject] ?? 0) * weight;
    side.sum += excess;
    side.outOf += weight;
    squares += excess * excess;
  }
  const { before, after } = sides;
  if (before.outOf === 0 || after.outOf === 0 || squares === 0) return 0;
  const variance = (squares / units.length) * (1 / before.outOf + 1 / after.outOf);
  return (Math.sign(difference) * (after.sum / after.outOf - before.sum / before.outOf)) / Math.sqrt(variance);
}

function monthOf(at: number): number {
  return Math.floor(at / MONTH);
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

function meanOf(units: readonly Unit[], subject: number): number {
  const outOf = units.reduce((sum, unit) => sum + (unit.outOf[subject] ?? 0), 0);
  return outOf === 0 ? 0 : units.reduce((sum, unit) => sum + (unit.counts[subject] ?? 0), 0) / outOf;
}

interface Dealt {
  /** As many as the person has of each month, at random. */
  draw(): readonly Unit[];
  /** What months have: the same for the person and for every draw. */
  readonly all: readonly Unit[];
}

/** Where each commit is measured by itself, measures are dealt. Levels may differ: others' are moved to one's own. */
function dealUnits(own: readonly Unit[], theirs: readonly Unit[], random: () => number): Dealt {
  const subjects = own[0]?.counts ?? [];
  const shifts = subjects.map((_, subject) => meanOf(own, subject) - meanOf(theirs, subject));
  const moved = theirs.map((unit) => ({
    ...unit,
    counts: unit.counts.map((count, subject) => count + (shifts[subject] ?? 0) * (unit.outOf[subject] ?? 0)),
  }));
  return { draw: deal({ own, others: moved, timeOf: ({ at }) => at }, random), all: [...own, ...moved] };
}

/** Where commits are measured by their neighbours, commits are dealt, and measured anew. */
function dealCommits(kind: InsightKind, { own, others, subjects }: Pool, random: () => number): Dealt {
  const drawCommits = deal({ own, others: others.flat(), timeOf: localTimeOf }, random);
  const draw = (): readonly Unit[] =>
    kind.unitsOf(
      drawCommits().toSorted((a, b) => localTimeOf(a) - localTimeOf(b)),
      subjects,
    );
  return { draw, all: Array.from({ length: USUAL_ROUNDS }, draw).flat() };
}

interface Deal<Item> {
  readonly own: readonly Item[];
  readonly others: readonly Item[];
  timeOf(item: Item): number;
}

function deal<Item>({ own, others, timeOf }: Deal<Item>, random: () => number): () => readonly Item[] {
  const itsMonth = (item: Item): number => monthOf(timeOf(item));
  const counts = new Map<number, number>();
  for (const item of own) counts.set(itsMonth(item), (counts.get(itsMonth(item)) ?? 0) + 1);
  const months = new Map([...counts.keys()].map((month) => [month, [] as Item[]]));
  for (const item of [...own, ...others]) months.get(itsMonth(item))?.push(item);
  const dealt = [...months].map(([month, items]) => ({ items, count: counts.get(month) ?? 0 }));
  return () =>
    dealt.flatMap(({ items, count }) => {
      shuffle(items, random, count);
      return items.slice(0, count);
    });
}

/** By month, then by subject. */
type Usual = ReadonlyMap<number, readonly number[]>;

function meansByMonth(units: readonly Unit[], subjects: number): Usual {
  const months = new Map<number, Unit[]>();
  for (const unit of units) {
    const month = monthOf(unit.at);
    const known = months.get(month);
    if (known === undefined) months.set(month, [unit]);
    else known.push(unit);
  }
  const meansOf = (some: readonly Unit[]): readonly number[] =>
    Array.from({ length: subjects }, (_, subject) => meanOf(some, subject));
  return new Map([...months].map(([month, some]) => [month, meansOf(some)]));
}
