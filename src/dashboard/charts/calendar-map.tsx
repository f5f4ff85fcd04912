// Days as a calendar: one column a week, one row a weekday. Where there is no room for all weeks in one band, they stand in
// several, one below the other.
import {
  addDays,
  dayText,
  daysBetween,
  monthName,
  mondayOf,
  WEEKDAYS,
  weekdayOfDay,
} from '../../report/calendar-day.js';
import { manyText } from '../../report/figures.js';
import { type LevelScale, levelScale } from '../../report/html/charts/shade-level.js';
import { Legend } from './legend.js';
import { inColumns } from './moves.js';
import { type Layout, Plot } from './plot.js';

export interface CalendarDay {
  readonly day: string;
  readonly count: number;
}

interface CalendarMapProps {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** Days with something; the others are nought. */
  readonly days: readonly CalendarDay[];
  readonly what?: string;
}

const LEFT = 34;
const TOP = 20;
const LARGEST = 20;
const SMALLEST = 11;
const BETWEEN = 12;
const HEIGHT = 164;

export function CalendarMap({ label, from, to, days, what = 'commit' }: CalendarMapProps) {
  const counts = new Map(days.map(({ day, count }) => [day, count]));
  const scale = levelScale(days.map(({ count }) => count));
  const field = { from, to, counts, scale, what };
  return (
    <>
      <Plot label={label} height={HEIGHT} moves={inColumns(7)} layOut={(width) => layOutCalendar(field, width)} />
      <Legend scale={scale} what={`${what}s a day`} />
    </>
  );
}

interface CalendarField {
  readonly from: string;
  readonly to: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly scale: LevelScale;
  readonly what: string;
}

function layOutCalendar({ from, to, counts, scale, what }: CalendarField, width: number): Layout {
  const grid = gridOf({ from, to }, width);
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
  const side = grid.cell - Math.max(2, grid.cell * 0.14);
  const cells = days.map((day) => {
    const count = counts.get(day) ?? 0;
    const text = `${WEEKDAYS[weekdayOfDay(day)]} ${dayText(day, to)}: ${manyText(count, what)}`;
    return { day, ...placeOf(day, grid), level: scale.levelOf(count), text };
  });
  return {
    height: Math.ceil(grid.bands * (grid.band + BETWEEN) - BETWEEN),
    marks: cells.map(({ x, y, text }) => ({ x: x + side / 2, y: y + side / 2, width: side, height: side, text })),
    drawing: (
      <g>
        {Array.from({ length: grid.bands }, (_, band) => (
          <BandNames key={band} grid={grid} band={band} />
        ))}
        {cells.map(({ day, x, y, level }) => (
          <rect key={day} class={`s${level}`} x={x} y={y} width={side} height={side} rx={2.5} />
        ))}
      </g>
    ),
  };
}

interface Grid {
  /** The first Monday. */
  readonly first: string;
  readonly weeks: number;
  readonly bands: number;
  /** Weeks in a band. */
  readonly across: number;
  readonly cell: number;
  /** Height of one band with its months. */
  readonly band: number;
}

function gridOf({ from, to }: { readonly from: string; readonly to: string }, width: number): Grid {
  const first = mondayOf(from);
  const weeks = Math.floor(daysBetween(first, to) / 7) + 1;
  const bands = Math.ceil(weeks / Math.max(1, Math.floor((width - LEFT) / SMALLEST)));
  const across = Math.ceil(weeks / bands);
  const cell = Math.min(LARGEST, (width - LEFT) / across);
  return { first, weeks, bands, across, cell, band: TOP + 7 * cell };
}

function placeOf(day: string, { first, across, cell, band }: Grid): { readonly x: number; readonly y: number } {
  const week = Math.floor(daysBetween(first, day) / 7);
  return {
    x: LEFT + (week % across) * cell,
    y: Math.floor(week / across) * (band + BETWEEN) + TOP + weekdayOfDay(day) * cell,
  };
}

function BandNames({ grid, band }: { readonly grid: Grid; readonly band: number }) {
  const top = band * (grid.band + BETWEEN);
  const mondays = Array.from({ length: Math.min(grid.across, grid.weeks - band * grid.across) }, (_, week) =>
    addDays(grid.first, 7 * (band * grid.across + week)),
  );
  return (
    <g>
      {WEEKDAYS.map((name, row) =>
        row % 2 === 0 ? (
          <text key={name} x={0} y={top + TOP + (row + 0.5) * grid.cell + 3}>
            {name}
          </text>
        ) : null,
      )}
      {monthStarts(mondays, grid.cell).map(({ monday, week }) => (
        <text key={monday} x={LEFT + week * grid.cell} y={top + 12}>
          {monday.slice(5, 7) === '01' ? monday.slice(0, 4) : monthName(monday)}
        </text>
      ))}
    </g>
  );
}

const NAME_ROOM = 30;

/** The first week of each month, where its name has room before the next one. */
function monthStarts(mondays: readonly string[], cell: number) {
  const starts = mondays.flatMap((monday, week) =>
    week === 0 || monday.slice(5, 7) !== mondays[week - 1]?.slice(5, 7) ? [{ monday, week }] : [],
  );
  return starts.filter(({ week }, index) => ((starts[index + 1]?.week ?? mondays.length) - week) * cell >= NAME_ROOM);
}
