// Names of months along an axis: each where it begins, left out where the next one would touch it.
import { type Day, monthName } from '../../calendar-day.js';
import type { Markup } from '../markup.js';
import { WIDTH, words } from './chart.js';

export interface AxisDay {
  readonly day: Day;
  readonly x: number;
}

/** Room for three letters at the size that small screens get. */
const ROOM = 52;

export function drawMonths(days: readonly AxisDay[], y: number): readonly Markup[] {
  const names = days.map(({ day, x }) => ({ name: monthName(day), x }));
  const starts = names.filter(({ name }, index) => name !== names[index - 1]?.name);
  const clear = starts.filter(({ x }, index) => x <= WIDTH - ROOM && (starts[index + 1]?.x ?? Infinity) - x >= ROOM);
  return clear.map(({ name, x }) => words(name, { x, y }));
}
