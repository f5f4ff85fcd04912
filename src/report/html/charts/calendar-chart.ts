// Days as a calendar: one column a week, one row a weekday, at most the last 53 weeks.
import { type Day, WEEKDAYS, addDays, dayText, daysBetween, weekdayOfDay } from '../../calendar-day.js';
import { manyText } from '../../figures.js';
import type { Markup } from '../markup.js';
import { WIDTH, box, drawChart, words } from './chart.js';
import { drawMonths } from './month-marks.js';
import { type LevelScale, levelScale } from './shade-level.js';

export interface CalendarDays {
  readonly to: Day;
  /** Commits a day, oldest first, without gaps. */
  readonly counts: readonly number[];
}

const MOST_WEEKS = 53;
const LEFT = 46;
const TOP = 22;
const LARGEST = 22;

/** The days that are drawn: whole weeks, at most the last 53. */
export function calendarDays({ to, counts }: CalendarDays): CalendarDays {
  const weeks = Math.min(MOST_WEEKS, Math.ceil((counts.length + 6 - weekdayOfDay(to)) / 7));
  return { to, counts: counts.slice(-(weeks * 7 - 6 + weekdayOfDay(to))) };
}

export function drawCalendar(days: CalendarDays, label: string): Markup {
  const { to, counts } = calendarDays(days);
  const first = addDays(to, 1 - counts.length);
  const monday = addDays(first, -weekdayOfDay(first));
  const weeks = Math.floor(daysBetween(monday, to) / 7) + 1;
  const cell = Math.min(LARGEST, (WIDTH - LEFT) / weeks);
  const mondays = Array.from({ length: weeks }, (_, week) => ({
    day: addDays(monday, week * 7),
    x: LEFT + week * cell,
  }));
  const scale = levelScale(counts);
  const cells = counts.map((count, index) => drawDay({ day: addDays(first, index), count, monday, cell, to }, scale));
  const names = WEEKDAYS.map((name, row) =>
    row % 2 === 0 ? words(name, { x: 0, y: TOP + (row + 0.5) * cell + 4 }) : null,
  );
  return drawChart({ height: TOP + 7 * cell, label }, drawMonths(mondays, TOP - 7), names, cells);
}

interface DayCell {
  readonly day: Day;
  readonly count: number;
  readonly monday: Day;
  readonly cell: number;
  readonly to: Day;
}

function drawDay({ day, count, monday, cell, to }: DayCell, scale: LevelScale): Markup {
  const gap = Math.max(1, cell * 0.12);
  const x = LEFT + Math.floor(daysBetween(monday, day) / 7) * cell;
  const y = TOP + weekdayOfDay(day) * cell;
  const hint = `${WEEKDAYS[weekdayOfDay(day)] ?? ''} ${dayText(day, to)}: ${manyText(count, 'commit')}`;
  return box({ x, y, width: cell - gap, height: cell - gap }, `s${scale.levelOf(count)}`, hint);
}
