// Names of months along an axis, each where it begins, as many as have room; over more than a year quarters, a January
// by its year, over more than three years only those.
import { type Day, daysBetween, monthName } from '../../calendar-day.js';
import type { Markup } from '../markup.js';
import { WIDTH, words } from './chart.js';

export interface AxisDay {
  readonly day: Day;
  readonly x: number;
}

/** Room for a name at the size that small screens get. */
const ROOM = 46;
const YEAR = 400;
const YEARS = 1100;
const QUARTERS = ['01', '04', '07', '10'];

export function drawMonths(days: readonly AxisDay[], y: number): readonly Markup[] {
  return monthMarks(days).map(({ name, x }) => words(name, { x, y }));
}

export function monthMarks(days: readonly AxisDay[]): readonly { readonly name: string; readonly x: number }[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = daysBetween(first.day, last.day);
  const starts = days.filter(({ day }, index) => day.slice(0, 7) !== days[index - 1]?.day.slice(0, 7));
  const wanted = starts.filter(({ day }) => isWanted(day.slice(5, 7), span));
  const marks: { name: string; x: number }[] = [];
  const [partial, second] = wanted; // a month of which only the end is seen gives way to the next
  const isCrowded = partial !== undefined && second !== undefined && second.x - partial.x < ROOM;
  for (const { day, x } of isCrowded ? wanted.slice(1) : wanted)
    if (x <= WIDTH - ROOM && x >= (marks.at(-1)?.x ?? -ROOM) + ROOM) marks.push({ name: nameOf(day, span), x });
  return marks;
}

function isWanted(month: string, span: number): boolean {
  if (span > YEARS) return month === '01';
  return span <= YEAR || QUARTERS.includes(month);
}

function nameOf(day: Day, span: number): string {
  return span > YEAR && day.slice(5, 7) === '01' ? day.slice(0, 4) : monthName(day);
}
