// Days side by side, each from midnight to midnight: when the sessions were, how long, and how much came out of them.
import { daysBetween } from '../../report/calendar-day.js';
import type { LevelScale } from '../../report/html/charts/shade-level.js';
import { DayAxis } from './axes.js';
import { Legend } from './legend.js';
import { type Layout, Plot } from './plot.js';
import type { SessionBar, TimedSession } from './session-bars.js';

export interface StripSession extends TimedSession {
  readonly commits: number;
  /** What it says in words. */
  readonly text: string;
}

interface SessionStripProps {
  readonly label: string;
  readonly bars: readonly SessionBar<StripSession>[];
  readonly from: string;
  readonly to: string;
  readonly scale: LevelScale;
}

const LEFT = 44;
const TOP = 8;
const FOOT = 24;
const BODY = 264;
const HEIGHT = TOP + BODY + FOOT;
/** A single commit takes no time and is seen all the same. */
const LEAST = 5;

export function SessionStrip({ label, scale, ...days }: SessionStripProps) {
  return (
    <>
      <Plot label={label} height={HEIGHT} layOut={(width) => layOutStrip({ ...days, scale }, width)} />
      <Legend scale={{ ...scale, legend: scale.legend.slice(1) }} what="commits a session" />
    </>
  );
}

function layOutStrip({ bars, from, to, scale }: Omit<SessionStripProps, 'label'>, width: number): Layout {
  const step = (width - LEFT) / (daysBetween(from, to) + 1);
  const xOf = (day: string): number => LEFT + daysBetween(from, day) * step;
  const yOf = (hour: number): number => TOP + (hour / 24) * BODY;
  const wide = Math.max(2.5, Math.min(14, step - Math.min(2, step * 0.2)));
  const placed = bars.map(({ day, from: start, to: end, session }) => {
    const height = Math.max(LEAST, yOf(end) - yOf(start));
    return { session, x: xOf(day) + step / 2, y: Math.min(yOf(start), yOf(24) - height), height };
  });
  return {
    height: HEIGHT,
    marks: placed.map(({ session: { text }, x, y, height }) => ({ x, y: y + height / 2, width: wide, height, text })),
    drawing: (
      <g>
        {[0, 6, 12, 18, 24].map((hour) => (
          <g key={hour}>
            <line class="grid" x1={LEFT} x2={width} y1={yOf(hour)} y2={yOf(hour)} />
            <text x={LEFT - 8} y={yOf(hour) + 4} text-anchor="end">
              {hour}:00
            </text>
          </g>
        ))}
        {placed.map(({ session: { commits }, x, y, height }, index) => (
          <rect
            key={index}
            class={`session s${scale.levelOf(commits)}`}
            x={x - wide / 2}
            y={y}
            width={wide}
            height={height}
            rx={Math.min(2, wide / 2)}
          />
        ))}
        <DayAxis from={from} to={to} xOf={xOf} y={HEIGHT - 6} />
      </g>
    ),
  };
}
