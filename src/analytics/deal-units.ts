// What chance has: as many of everybody's commits of the same months as the person has, at random, measured as the person's
// own are. What a kind looks at (the files, the folders) is chosen anew from each draw: chosen from the person's own
// commits it would suit nobody as well as the person.
import type { CommitFact } from '../domain/fact.js';
import { type InsightKind, localTimeOf, type Unit } from './define-insight.js';
import { shuffle } from './random.js';
import { levelShift, meansByMonth, monthOf, type Usual } from './unit-means.js';

/** So many draws tell what a month usually has, where measures depend on which commits were drawn. */
const USUAL_ROUNDS = 40;
const NO_SUBJECTS: readonly string[] = [''];

export interface Pool {
  /** By author time. */
  readonly own: readonly CommitFact[];
  /** Everybody else's in the same window, each person's by author time. */
  readonly others: readonly (readonly CommitFact[])[];
}

export interface Drawn {
  readonly units: readonly Unit[];
  readonly subjects: readonly string[];
}

export interface Dealt {
  draw(): Drawn;
  /** The same for the person and for every draw. */
  usualOf(subject: string): Usual;
}

export function subjectsFor(kind: InsightKind, commits: readonly CommitFact[]): readonly string[] {
  return kind.subjectsOf?.(commits) ?? NO_SUBJECTS;
}

export function dealUnits(kind: InsightKind, pool: Pool, random: () => number): Dealt {
  if (kind.together === true) return dealTogether(kind, pool, random);
  return kind.subjectsOf === undefined ? dealMeasures(kind, pool, random) : dealSubjects(kind, pool, random);
}

/** Where each commit is measured by itself, measures are dealt. Levels may differ: others' are moved to one's own. */
function dealMeasures(kind: InsightKind, pool: Pool, random: () => number): Dealt {
  const own = kind.unitsOf(pool.own, NO_SUBJECTS);
  const theirs = pool.others.flatMap((commits) => kind.unitsOf(commits, NO_SUBJECTS));
  const shift = levelShift(own, theirs, 0);
  const moved = theirs.map((unit) => move(unit, [shift]));
  const usual = meansByMonth([...own, ...moved], 0);
  const draw = deal({ own, others: moved, timeOf: ({ at }) => at }, random);
  return { draw: () => ({ units: draw(), subjects: NO_SUBJECTS }), usualOf: () => usual };
}

function move(unit: Unit, shifts: readonly number[]): Unit {
  return {
    ...unit,
    counts: unit.counts.map((count, subject) => count + (shifts[subject] ?? 0) * (unit.outOf[subject] ?? 0)),
  };
}

/** Where it is about one of several, commits are dealt, and what is in them. */
function dealSubjects(kind: InsightKind, { own, others }: Pool, random: () => number): Dealt {
  const all = [...own, ...others.flat()];
  const drawCommits = deal({ own, others: others.flat(), timeOf: localTimeOf }, random);
  const draw = (): Drawn => {
    const commits = drawCommits();
    const subjects = subjectsFor(kind, commits);
    return { units: kind.unitsOf(commits, subjects), subjects };
  };
  return { draw, usualOf: remember((subject) => meansByMonth(kind.unitsOf(all, [subject]), 0)) };
}

/** Where commits are measured by their neighbours, commits are dealt, and measured anew. */
function dealTogether(kind: InsightKind, { own, others }: Pool, random: () => number): Dealt {
  const drawCommits = deal({ own, others: others.flat(), timeOf: localTimeOf }, random);
  const subjects = subjectsFor(kind, own);
  const draw = (): readonly Unit[] =>
    kind.unitsOf(
      drawCommits().toSorted((a, b) => localTimeOf(a) - localTimeOf(b)),
      subjects,
    );
  const all = Array.from({ length: USUAL_ROUNDS }, draw).flat();
  const usualOf = remember((subject: string) => meansByMonth(all, subjects.indexOf(subject)));
  return { draw: () => ({ units: draw(), subjects }), usualOf };
}

/** What was worked out once for a name is known. */
function remember<Value>(make: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const value = known.get(name) ?? make(name);
    known.set(name, value);
    return value;
  };
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
