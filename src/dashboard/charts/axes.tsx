// Lines and labels around a drawing: few, quiet, and never in the way of the data.
import { addDays, daysBetween, monthName } from '../../report/calendar-day.js';
import { countText } from '../../report/figures.js';

export interface Box {
  readonly left: number;
  readonly top: number;
  /** Of the drawing, without margins. */
  readonly width: number;
  readonly height: number;
}

interface ValueAxisProps {
  readonly box: Box;
  readonly ticks: readonly number[];
  readonly yOf: (value: number) => number;
  readonly text?: (value: number) => string;
}

/** Horizontal lines with their values at the left. */
export function ValueAxis({ box, ticks, yOf, text = countText }: ValueAxisProps) {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={box.left} x2={box.left + box.width} y1={yOf(tick)} y2={yOf(tick)} />
          <text x={box.left - 8} y={yOf(tick) + 4} text-anchor="end">
            {text(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface DayAxisProps {
  readonly from: string;
  readonly to: string;
  readonly xOf: (day: string) => number;
  readonly y: number;
}

const ROOM = 44;

/** Names of months below the drawing; of years where months would be too many. */
export function DayAxis({ from, to, xOf, y }: DayAxisProps) {
  return (
    <g>
      {dayTicks({ from, to, xOf }).map(({ day, text }) => (
        <text key={day} x={xOf(day)} y={y}>
          {text}
        </text>
      ))}
    </g>
  );
}

interface DayTick {
  readonly day: string;
  readonly text: string;
}

function dayTicks({ from, to, xOf }: Omit<DayAxisProps, 'y'>): readonly DayTick[] {
  const firsts = firstDaysOfMonths(from, to);
  const perMonth = firsts.length < 2 ? ROOM : xOf(firsts[1] ?? to) - xOf(firsts[0] ?? from);
  const step = [1, 2, 3, 6, 12, 24, 36, 60, 120].find((months) => months * perMonth >= ROOM) ?? 240;
  const ticks = firsts
    .filter((day) => (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) % step === 0)
    .map((day) => ({ day, text: step >= 12 || day.slice(5, 7) === '01' ? day.slice(0, 4) : monthName(day) }));
  return ticks.length > 0 ? ticks : [{ day: from, text: `${Number(from.slice(8))} ${monthName(from)}` }];
}

function firstDaysOfMonths(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; daysBetween(day, to) >= 0; day = `${addDays(day, 31).slice(0, 7)}-01`)
    if (day >= from) days.push(day);
  return days;
}
