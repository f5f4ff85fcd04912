// One figure a week as a line; weeks without commits leave a gap in the points, not a zero. The scale is logarithmic:
// a commit of 1,000 lines must not flatten all of 20.
import { type Day, daysBetween } from '../../calendar-day.js';
import { countText, manyText } from '../../figures.js';
import { type Markup, element } from '../markup.js';
import { WIDTH, drawChart, round, rule, words } from './chart.js';
import { drawMonths } from './month-marks.js';

export interface TrendPoint {
  readonly monday: Day;
  readonly n: number;
  readonly median: number;
}

const LEFT = 52;
const RIGHT = 12;
const TOP = 12;
const HEIGHT = 150;
const BOTTOM = 24;
/** More weeks than these get smaller dots. */
const MOST_LARGE_DOTS = 60;
const STEPS = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 100_000] as const;

export function drawTrend(points: readonly TrendPoint[], label: string): Markup {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return drawChart({ height: 1, label });
  const span = Math.max(1, daysBetween(first.monday, last.monday));
  const steps = stepsFor(points);
  const radius = points.length > MOST_LARGE_DOTS ? 1.5 : 3;
  const xOf = (monday: Day): number => LEFT + (daysBetween(first.monday, monday) / span) * (WIDTH - LEFT - RIGHT);
  const yOf = heightScale(steps);
  const line = points.map(({ monday, median }) => `${round(xOf(monday))},${round(yOf(median))}`).join(' ');
  return drawChart(
    { height: TOP + HEIGHT + BOTTOM, label },
    steps.map((step) => [
      rule([LEFT, yOf(step)], [WIDTH - RIGHT, yOf(step)]),
      words(countText(step), { x: LEFT - 8, y: yOf(step) + 4 }, { 'text-anchor': 'end' }),
    ]),
    element('polyline', { points: line, class: 'trend' }),
    points.map((point) => drawPoint(point, { x: xOf(point.monday), y: yOf(point.median), r: radius })),
    drawMonths(
      points.map(({ monday }) => ({ day: monday, x: xOf(monday) })),
      TOP + HEIGHT + 18,
    ),
  );
}

/** Grid lines from the one below the least to the one above the most. */
function stepsFor(points: readonly TrendPoint[]): readonly number[] {
  const medians = points.map(({ median }) => median);
  const [least, most] = [Math.min(...medians), Math.max(...medians)];
  const from = Math.max(
    0,
    STEPS.findLastIndex((step) => step <= least),
  );
  const to = STEPS.findIndex((step) => step >= most);
  return STEPS.slice(from, Math.max(from + 2, (to < 0 ? STEPS.length - 1 : to) + 1));
}

function heightScale(steps: readonly number[]): (value: number) => number {
  const [low, high] = [Math.log(steps[0] ?? 1), Math.log(steps.at(-1) ?? 10)];
  const shareOf = (value: number): number => (Math.log(Math.max(value, steps[0] ?? 1)) - low) / (high - low);
  return (value) => TOP + HEIGHT * (1 - Math.min(1, shareOf(value)));
}

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

function drawPoint({ monday, n, median }: TrendPoint, { x, y, r }: Dot): Markup {
  const hint = `week of ${monday}: ${countText(median)} lines (n = ${manyText(n, 'commit')})`;
  return element('circle', { cx: round(x), cy: round(y), r, class: 'point' }, element('title', {}, hint));
}
