// When in the week: hour by weekday, each commit at the clock of the place where it was made.
import { LONG_WEEKDAYS, WEEKDAYS } from '../../report/calendar-day.js';
import { manyText } from '../../report/figures.js';
import { type LevelScale, levelScale } from '../../report/html/charts/shade-level.js';
import { Legend } from './legend.js';
import { inRows } from './moves.js';
import { type Layout, Plot } from './plot.js';

interface HourMapProps {
  readonly label: string;
  /** Monday first, then hours 0 to 23. */
  readonly hours: readonly (readonly number[])[];
}

const LEFT = 34;
const ROW = 24;
const FOOT = 20;

export function HourMap({ label, hours }: HourMapProps) {
  const scale = levelScale(hours.flat());
  return (
    <>
      <Plot
        label={label}
        height={7 * ROW + FOOT}
        moves={inRows(24)}
        layOut={(width) => layOutHours({ hours, scale }, width)}
      />
      <Legend scale={scale} what="commits an hour" />
    </>
  );
}

interface HourField {
  readonly hours: HourMapProps['hours'];
  readonly scale: LevelScale;
}

function layOutHours({ hours, scale }: HourField, width: number): Layout {
  const cell = (width - LEFT) / 24;
  const cells = hours.flatMap((counts, day) =>
    counts.map((count, hour) => ({
      key: `${day}-${hour}`,
      x: LEFT + hour * cell,
      y: day * ROW,
      level: scale.levelOf(count),
      text: `${LONG_WEEKDAYS[day]} ${hour}:00–${hour}:59: ${manyText(count, 'commit')}`,
    })),
  );
  const [w, h] = [cell - Math.max(1.5, cell * 0.08), ROW - 2.5];
  return {
    height: 7 * ROW + FOOT,
    marks: cells.map(({ x, y, text }) => ({ x: x + w / 2, y: y + h / 2, width: w, height: h, text })),
    drawing: (
      <g>
        {WEEKDAYS.map((name, day) => (
          <text key={name} x={0} y={day * ROW + ROW / 2 + 3}>
            {name}
          </text>
        ))}
        {cells.map(({ key, x, y, level }) => (
          <rect key={key} class={`s${level}`} x={x} y={y} width={w} height={h} rx={2.5} />
        ))}
        {[0, 6, 12, 18].map((hour) => (
          <text key={hour} x={LEFT + hour * cell} y={7 * ROW + FOOT - 4}>
            {hour}:00
          </text>
        ))}
      </g>
    ),
  };
}
