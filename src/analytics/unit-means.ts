// Means of units, of one subject: over all of them, and month by month.
import type { Unit } from './define-insight.js';

const MONTH = 30 * 86_400;

/** Months of thirty days: by number, not by name. */
export function monthOf(at: number): number {
  return Math.floor(at / MONTH);
}

function outOfAll(units: readonly Unit[], subject: number): number {
  return units.reduce((sum, unit) => sum + (unit.outOf[subject] ?? 0), 0);
}

/** 0 where they are out of nothing. */
export function meanOf(units: readonly Unit[], subject: number): number {
  const outOf = outOfAll(units, subject);
  return outOf === 0 ? 0 : units.reduce((sum, unit) => sum + (unit.counts[subject] ?? 0), 0) / outOf;
}

function groupByMonth(units: readonly Unit[]): ReadonlyMap<number, readonly Unit[]> {
  const months = new Map<number, Unit[]>();
  for (const unit of units) {
    const month = monthOf(unit.at);
    const known = months.get(month);
    if (known === undefined) months.set(month, [unit]);
    else known.push(unit);
  }
  return months;
}

/** What a month usually has of one subject. */
export type Usual = ReadonlyMap<number, number>;

export function meansByMonth(units: readonly Unit[], subject: number): Usual {
  return new Map([...groupByMonth(units)].map(([month, some]) => [month, meanOf(some, subject)]));
}

/**
 * By how much one's own level differs from the others', month by month. Over the whole window it would be wrong: who came late
 * differs from those who were early by what everybody changed in between.
 */
export function levelShift(own: readonly Unit[], theirs: readonly Unit[], subject: number): number {
  const months = groupByMonth(theirs);
  let [weights, excess] = [0, 0];
  for (const [month, mine] of groupByMonth(own)) {
    const others = months.get(month) ?? [];
    const [n, m] = [outOfAll(mine, subject), outOfAll(others, subject)];
    if (n === 0 || m === 0) continue;
    const weight = (n * m) / (n + m);
    weights += weight;
    excess += weight * (meanOf(mine, subject) - meanOf(others, subject));
  }
  return weights === 0 ? 0 : excess / weights;
}
