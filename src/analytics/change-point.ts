// Did something change, and when? Units of one person in; the sharpest split into before and after out, with how often the
// same weeks in random order give one as sharp. Whole weeks are dealt: commits of one week resemble each other, and a
// shuffle of single commits would take that for a change.
import type { Unit } from './define-insight.js';
import { pValueOf } from './permutation.js';
import { shuffle } from './random.js';

const WEEK = 7 * 86_400;
const DAY = 86_400;
/** Weeks with commits on each side. */
const LEAST_WEEKS = 4;
const LEAST_BEFORE = 25;
const LEAST_AFTER = 12;

export interface ChangePoint {
  /** Which of the subjects. */
  readonly subject: number;
  /** From then on it is "after": the beginning of a week, on the wall clock. */
  readonly at: number;
  /** Mean after less mean before, on the scale that was measured. */
  readonly difference: number;
  /** How often the same weeks in random order do. */
  readonly p: number;
}

/** Of one subject, week by week: sums less what the mean of all would give, and out of how much. */
interface Series {
  readonly excess: Float64Array;
  readonly outOf: Float64Array;
  readonly total: number;
  /** Of the weeks' sums, for each of what they are out of: makes subjects comparable. */
  readonly variance: number;
}

interface Split {
  readonly subject: number;
  /** The number of weeks before it. */
  readonly after: number;
  readonly sharpness: number;
  readonly difference: number;
}

export interface ScanOptions {
  readonly rises: boolean;
  readonly random: () => number;
}

/** Undefined where there are too few units or weeks to split at all. */
export function findChangePoint(
  units: readonly Unit[],
  subjects: number,
  { rises, random }: ScanOptions,
): ChangePoint | undefined {
  const { weeks, series } = layOut(units, subjects);
  const order = weeks.map((_, index) => index);
  const seen = sharpest(series, order, rises);
  if (seen === undefined) return undefined;
  const p = pValueOf(() => {
    shuffle(order, random);
    return (sharpest(series, order, rises)?.sharpness ?? 0) >= seen.sharpness;
  });
  const at = startOfWeek(weeks[seen.after] ?? 0);
  return { subject: seen.subject, at, difference: seen.difference, p };
}

/** The sharpest split of any units, without asking what chance does. */
export function sharpestSplit(
  units: readonly Unit[],
  subjects: number,
  rises: boolean,
): Pick<ChangePoint, 'at' | 'difference' | 'subject'> | undefined {
  const { weeks, series } = layOut(units, subjects);
  const order = weeks.map((_, index) => index);
  const split = sharpest(series, order, rises);
  return split && { subject: split.subject, difference: split.difference, at: startOfWeek(weeks[split.after] ?? 0) };
}

interface LaidOut {
  readonly weeks: readonly number[];
  readonly series: readonly Series[];
}

function layOut(units: readonly Unit[], subjects: number): LaidOut {
  const weeks = [...new Set(units.map(weekOf))].sort((a, b) => a - b);
  const places = new Map(weeks.map((week, index) => [week, index]));
  const placed = units.map((unit) => places.get(weekOf(unit)) ?? 0);
  const series = Array.from({ length: subjects }, (_, subject) =>
    seriesOf({ units, placed, weeks: weeks.length }, subject),
  );
  return { weeks, series };
}

/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
function weekOf({ at }: Unit): number {
  return Math.floor((at + 3 * DAY) / WEEK);
}

function startOfWeek(week: number): number {
  return week * WEEK - 3 * DAY;
}

interface Placed {
  readonly units: readonly Unit[];
  /** The week of each. */
  readonly placed: readonly number[];
  readonly weeks: number;
}

function seriesOf({ units, placed, weeks }: Placed, subject: number): Series {
  const [counts, outOf] = [new Float64Array(weeks), new Float64Array(weeks)];
  for (const [index, unit] of units.entries()) {
    const place = placed[index] ?? 0;
    counts[place] = (counts[place] ?? 0) + (unit.counts[subject] ?? 0);
    outOf[place] = (outOf[place] ?? 0) + (unit.outOf[subject] ?? 0);
  }
  const total = outOf.reduce((sum, count) => sum + count, 0);
  const mean = total === 0 ? 0 : counts.reduce((sum, count) => sum + count, 0) / total;
  const excess = counts.map((count, place) => count - mean * (outOf[place] ?? 0));
  const variance = excess.reduce((sum, each) => sum + each * each, 0) / (total || 1);
  return { excess, outOf, total, variance };
}

function sharpest(series: readonly Series[], order: readonly number[], rises: boolean): Split | undefined {
  let best: Split | undefined;
  for (const [subject, one] of series.entries()) {
    const split = sharpestOf(one, order, rises);
    if (split !== undefined && split.sharpness > (best?.sharpness ?? 0)) best = { subject, ...split };
  }
  return best;
}

/** The largest squared difference of means, in units of its variance. All excess sums to nothing, so one side tells both. */
function sharpestOf(
  { excess, outOf, total, variance }: Series,
  order: readonly number[],
  rises: boolean,
): Omit<Split, 'subject'> | undefined {
  let [sum, before, sharpness, after, difference] = [0, 0, 0, 0, 0];
  for (let index = 0; index < order.length - LEAST_WEEKS; index += 1) {
    const week = order[index] ?? 0;
    sum += excess[week] ?? 0;
    before += outOf[week] ?? 0;
    if (index + 1 < LEAST_WEEKS || before < LEAST_BEFORE || total - before < LEAST_AFTER) continue;
    if (rises && sum > 0) continue;
    const weight = 1 / before + 1 / (total - before);
    const squared = (sum * sum * weight) / variance;
    if (squared > sharpness) [sharpness, after, difference] = [squared, index + 1, -sum * weight];
  }
  return sharpness > 0 && variance > 0 ? { after, sharpness, difference } : undefined;
}
