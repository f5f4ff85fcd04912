// A figure over time: a line, a band where the figure has a spread, and a gap where nothing was counted.
import { scaleLinear, scaleLog } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import { dayText, daysBetween } from '../../report/calendar-day.js';
import { type Box, DayAxis, ValueAxis } from './axes.js';
import { type Layout, Plot } from './plot.js';

export interface LinePoint {
  /** A local day, or the Monday of a week. */
  readonly day: string;
  /** Null where there is nothing to count. */
  readonly value: number | null;
  /** Of the band; left out where there is none. */
  readonly low?: number;
  readonly high?: number;
  /** What it says in words, with its n. */
  readonly text: string;
}

interface LineChartProps {
  readonly label: string;
  readonly points: readonly LinePoint[];
  /** The line and its band, where they are not the points themselves: then the points are dots behind it. */
  readonly trend?: readonly LinePoint[];
  readonly height?: number;
  /** For sizes, where 1,000 must not flatten 20. */
  readonly isLog?: boolean;
  readonly valueText?: (value: number) => string;
  /** A level to compare with, drawn as a dashed line. */
  readonly level?: { readonly value: number; readonly text: string } | undefined;
}

const HEIGHT = 240;
const MARGIN = { left: 44, right: 8, top: 12, bottom: 26 } as const;

export function LineChart({ height = HEIGHT, label, ...rest }: LineChartProps) {
  return <Plot label={label} height={height} layOut={(width) => layOutLine(rest, { width, height })} />;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function layOutLine({ isLog = false, valueText, level, ...lines }: Omit<LineChartProps, 'label'>, size: Size): Layout {
  const { points, trend } = lines;
  const box = boxIn(size);
  const span = { from: points[0]?.day ?? '', to: points.at(-1)?.day ?? '' };
  const xOf = dayScale(span, box);
  const { yOf, ticks } = valueScale([...points, ...(trend ?? [])], { box, isLog, level: level?.value });
  const drawn = points.filter(isCounted);
  return {
    height: size.height,
    marks: drawn.map(({ day, value, text }) => ({ x: xOf(day), y: yOf(value), text })),
    drawing: (
      <g>
        <ValueAxis box={box} ticks={ticks} yOf={yOf} {...(valueText === undefined ? {} : { text: valueText })} />
        {level !== undefined && <Level box={box} y={yOf(level.value)} text={level.text} />}
        <Curve points={trend ?? points} xOf={xOf} yOf={yOf} />
        <Dots points={drawn} isBehind={trend !== undefined} xOf={xOf} yOf={yOf} />
        <DayAxis {...span} xOf={xOf} y={size.height - 6} />
      </g>
    ),
  };
}

type Counted = LinePoint & { readonly value: number };
const isCounted = (point: LinePoint): point is Counted => point.value !== null;

const boxIn = ({ width, height }: Size): Box => ({
  left: MARGIN.left,
  top: MARGIN.top,
  width: width - MARGIN.left - MARGIN.right,
  height: height - MARGIN.top - MARGIN.bottom,
});

function dayScale(
  { from, to }: { readonly from: string; readonly to: string },
  { left, width }: Box,
): (day: string) => number {
  const span = Math.max(1, daysBetween(from, to));
  return (day) => left + 4 + (daysBetween(from, day) / span) * (width - 8);
}

interface ValueField {
  readonly box: Box;
  readonly isLog: boolean;
  readonly level: number | undefined;
}

function valueScale(points: readonly LinePoint[], { box, isLog, level = 0 }: ValueField) {
  const values = points.flatMap(({ value, low, high }) => [value, low, high].filter((one) => typeof one === 'number'));
  const range = [box.top + box.height, box.top];
  const most = Math.max(1, level, ...values);
  if (!isLog) {
    const scale = scaleLinear([0, most], range).nice(4);
    return { yOf: scale, ticks: scale.ticks(4) };
  }
  const least = Math.max(1, Math.min(...values.filter((value) => value > 0)));
  const scale = scaleLog([Math.min(least, most / 2), most], range)
    .nice()
    .clamp(true);
  return { yOf: (value: number) => scale(Math.max(value, 1)), ticks: decades(scale.domain()) };
}

/** 1, 10, 100 …, and the threes between where there are few. */
function decades([low = 1, high = 10]: readonly number[]): readonly number[] {
  const powers = Array.from({ length: 8 }, (_, power) => 10 ** power);
  const all = powers.length > 0 && high / low <= 1000 ? powers.flatMap((power) => [power, 3 * power]) : powers;
  return all.filter((tick) => tick >= low && tick <= high);
}

interface CurveProps {
  readonly points: readonly LinePoint[];
  readonly xOf: (day: string) => number;
  readonly yOf: (value: number) => number;
}

/** The line, over its band where there is one. */
function Curve({ points, xOf, yOf }: CurveProps) {
  const x = ({ day }: LinePoint): number => xOf(day);
  const band = area<LinePoint>(
    x,
    ({ low }) => yOf(low ?? 0),
    ({ high }) => yOf(high ?? 0),
  ).defined(({ low, high }) => low !== undefined && high !== undefined);
  const middle = line<LinePoint>(x, ({ value }) => yOf(value ?? 0)).defined(isCounted);
  return (
    <g>
      <path class="band" d={band.curve(curveMonotoneX)(points) ?? ''} />
      <path class="line" d={middle.curve(curveMonotoneX)(points) ?? ''} />
    </g>
  );
}

const MOST_RINGS = 60;

interface DotsProps extends CurveProps {
  readonly points: readonly Counted[];
  readonly isBehind: boolean;
}

function Dots({ points, isBehind, xOf, yOf }: DotsProps) {
  if (!isBehind && points.length > MOST_RINGS) return null;
  return (
    <g>
      {points.map(({ day, value }) => (
        <circle key={day} class={isBehind ? 'faint' : 'point'} cx={xOf(day)} cy={yOf(value)} r={isBehind ? 2 : 3} />
      ))}
    </g>
  );
}

function Level({ box, y, text }: { readonly box: Box; readonly y: number; readonly text: string }) {
  return (
    <g>
      <line class="level" x1={box.left} x2={box.left + box.width} y1={y} y2={y} />
      <text class="strong" x={box.left + box.width} y={y - 5} text-anchor="end">
        {text}
      </text>
    </g>
  );
}

/** `week of 3 Nov: 24 lines (n = 12 commits)`. */
export const weekText = (monday: string, today: string, said: string): string =>
  `Week of ${dayText(monday, today)}: ${said}`;
