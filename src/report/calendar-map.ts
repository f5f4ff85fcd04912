// Days as a heat map: one column a week, one row a weekday, as many weeks as the paper holds, the newest at the right.
import { padEnd } from './display-width.js';
import { layLegend, shadeSpans } from './hour-map.js';
import { type Line, faint, line } from './line.js';
import { type Day, WEEKDAYS, addDays, daysBetween, weekdayOfDay } from './calendar-day.js';
import { monthsText } from './months.js';
import { shadeScale } from './shade.js';

const LABEL = 5;
const YEAR = 52;
const CELL = 2;

export interface Calendar {
  /** Last day of `counts`. */
  readonly to: Day;
  /** Commits a day, oldest first, without gaps. */
  readonly counts: readonly number[];
}

/** How many weeks of two cells fit, at most a year. */
export function weeksThatFit(columns: number): number {
  return Math.max(1, Math.min(YEAR, Math.floor((columns - LABEL) / CELL)));
}

export function layCalendar({ to, counts }: Calendar, columns: number): readonly Line[] {
  const weeks = Math.min(weeksThatFit(columns), Math.ceil((counts.length + 6 - weekdayOfDay(to)) / 7));
  const monday = addDays(to, -weekdayOfDay(to) - 7 * (weeks - 1));
  const first = addDays(to, 1 - counts.length);
  const scale = shadeScale(counts);
  const shadeOn = (day: Day): string => (day < first || day > to ? ' ' : scale.shadeOf(countOn(day)));
  const countOn = (day: Day): number => counts.at(daysBetween(first, day)) ?? 0;
  const rows = WEEKDAYS.map((name, weekday): Line => {
    const shades = Array.from({ length: weeks }, (_, week) => shadeOn(addDays(monday, week * 7 + weekday)));
    return [faint(padEnd(` ${name}`, LABEL)), ...shadeSpans(shades, CELL)];
  });
  return [line(' '.repeat(LABEL), faint(monthsText(monday, { weeks, cell: CELL }))), ...rows, layLegend(scale)];
}
