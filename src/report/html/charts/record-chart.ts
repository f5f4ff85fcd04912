// How often each habit came true, beside how often the same happened anyway: the distance is what the habit knows.
import type { HabitView } from '../../report-shape.js';
import { percentText } from '../../figures.js';
import { type Child, type Markup, element } from '../markup.js';
import { WIDTH, drawChart, round, rule, words } from './chart.js';

const LEFT = 170;
const RIGHT = 60;
const TOP = 8;
const ROW = 30;
const AXIS = 26;

/** Habits that can be proven, with at least one judged observation. */
export function drawableRecords(records: readonly HabitView[]): readonly HabitView[] {
  return records.filter(({ provable, judged }) => provable && judged > 0);
}

export function drawRecords(records: readonly HabitView[], label: string): Markup {
  const drawn = drawableRecords(records);
  const xOf = (share: number): number => LEFT + share * (WIDTH - LEFT - RIGHT);
  const bottom = TOP + drawn.length * ROW;
  return drawChart(
    { height: bottom + AXIS, label },
    [0, 0.5, 1].map((share) => [
      rule([xOf(share), TOP], [xOf(share), bottom]),
      words(`${share * 100} %`, { x: xOf(share), y: bottom + 18 }, { 'text-anchor': 'middle' }),
    ]),
    drawn.map((record, row) => drawRow(record, TOP + (row + 0.5) * ROW, xOf)),
  );
}

function drawRow({ habit, judged, right, control }: HabitView, y: number, xOf: (share: number) => number): Child {
  const rate = right / judged;
  const [x, anyway] = [xOf(rate), control === null ? undefined : xOf(control.expected)];
  const dot = (at: number, className: string): Markup =>
    element('circle', { cx: round(at), cy: round(y), r: 5, class: className });
  return [
    words(habit, { x: 0, y: y + 4 }),
    anyway === undefined ? null : [bridge(x, anyway, y), dot(anyway, 'point')],
    dot(x, 'bar'),
    words(percentText(right, judged), { x: WIDTH, y: y + 4 }, { 'text-anchor': 'end', class: 'figure' }),
  ];
}

function bridge(x: number, anyway: number, y: number): Markup {
  return element('line', { x1: round(x), x2: round(anyway), y1: round(y), y2: round(y), class: 'trend' });
}
