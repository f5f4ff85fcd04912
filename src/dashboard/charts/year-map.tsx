// Years of work at one glance: one row a year, one column a week, each week from its Monday.
import { addDays, dayText, mondayOf } from '../../report/calendar-day.js';
import { manyText } from '../../report/figures.js';
import { type LevelScale, levelScale } from '../../report/html/charts/shade-level.js';
import type { CalendarDay } from './calendar-map.js';
import { Legend } from './legend.js';
import { inRows } from './moves.js';
import { type Layout, Plot } from './plot.js';

interface YearMapProps {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** Days with something; the others are nought. */
  readonly days: readonly CalendarDay[];
}

const LEFT = 40;
const ROW = 18;
const TOP = 20;
const WEEKS = 53;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NAME_ROOM = 30;

export function YearMap({ label, from, to, days }: YearMapProps) {
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, index) => Number(from.slice(0, 4)) + index,
  );
  const counts = weekCounts(days);
  const scale = levelScale([...counts.values()]);
  const height = TOP + years.length * ROW;
  return (
    <>
      <Plot
        label={label}
        height={height}
        moves={inRows(WEEKS)}
        layOut={(width) => layOutYears({ years, counts, scale, to }, width)}
      />
      <Legend scale={scale} what="commits a week" />
    </>
  );
}

/** Commits by `year-week`: weeks are counted from the year's first day, so that each year has its own. */
function weekCounts(days: readonly CalendarDay[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { day, count } of days) counts.set(weekOf(day), (counts.get(weekOf(day)) ?? 0) + count);
  return counts;
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

function weekOf(day: string): string {
  const start = mondayOf(`${day.slice(0, 4)}-01-01`);
  return `${day.slice(0, 4)}-${Math.floor((Date.parse(day) - Date.parse(start)) / WEEK_MS)}`;
}

interface YearField {
  readonly years: readonly number[];
  readonly counts: ReadonlyMap<string, number>;
  readonly scale: LevelScale;
  readonly to: string;
}

function layOutYears({ years, counts, scale, to }: YearField, width: number): Layout {
  const cell = (width - LEFT) / WEEKS;
  const cells = years.flatMap((year, row) =>
    Array.from({ length: WEEKS }, (_, week) => {
      const count = counts.get(`${year}-${week}`) ?? 0;
      const monday = addDays(mondayOf(`${year}-01-01`), 7 * week);
      const text = `Week of ${dayText(monday, '')}: ${manyText(count, 'commit')}`;
      return {
        key: monday + row,
        x: LEFT + week * cell,
        y: TOP + row * ROW,
        level: scale.levelOf(count),
        text,
        monday,
      };
    }),
  );
  const [w, h] = [cell - Math.max(1, cell * 0.14), ROW - 3];
  return {
    height: TOP + years.length * ROW,
    marks: cells.map(({ x, y, text }) => ({ x: x + w / 2, y: y + h / 2, width: w, height: h, text })),
    drawing: (
      <g>
        <Names years={years} month={(width - LEFT) / 12} />
        {cells.map(({ key, x, y, level, monday }) =>
          monday > to ? null : <rect key={key} class={`s${level}`} x={x} y={y} width={w} height={h} rx={2} />,
        )}
      </g>
    ),
  };
}

function Names({ years, month }: { readonly years: readonly number[]; readonly month: number }) {
  const every = month >= NAME_ROOM ? 1 : 3;
  return (
    <g>
      {MONTHS.map((name, index) =>
        index % every === 0 ? (
          <text key={name} x={LEFT + index * month} y={12}>
            {name}
          </text>
        ) : null,
      )}
      {years.map((year, row) => (
        <text key={year} x={0} y={TOP + row * ROW + ROW / 2 + 3}>
          {year}
        </text>
      ))}
    </g>
  );
}
