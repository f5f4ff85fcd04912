// Lines a week: added above the line, deleted below it. One vendored drop must not flatten half a year: bars end at the
// ninetieth percentile where one week is three times as high, and the page says so.
import { quantileOf } from '../../../analytics/quantile.js';
import type { Day } from '../../calendar-day.js';
import { countText } from '../../figures.js';
import type { Markup } from '../markup.js';
import { WIDTH, box, drawChart, rule, words } from './chart.js';
import { drawMonths } from './month-marks.js';

export interface ChurnWeek {
  readonly monday: Day;
  readonly insertions: number;
  readonly deletions: number;
}

const LEFT = 52;
const HALF = 70;
const TOP = 8;
const BOTTOM = 24;
const OUTLIER = 3;

/** The height that counts as full, and whether some week is higher. */
export function churnCeiling(weeks: readonly ChurnWeek[]): { readonly full: number; readonly isCut: boolean } {
  const sizes = weeks.flatMap(({ insertions, deletions }) => [insertions, deletions]).filter((size) => size > 0);
  const largest = Math.max(1, ...sizes);
  const ninetieth = Math.max(1, Math.round(quantileOf(sizes, 0.9) ?? 1));
  return largest > ninetieth * OUTLIER ? { full: ninetieth, isCut: true } : { full: largest, isCut: false };
}

export function drawChurn(weeks: readonly ChurnWeek[], label: string): Markup {
  const { full } = churnCeiling(weeks);
  const column = (WIDTH - LEFT) / Math.max(1, weeks.length);
  const middle = TOP + HALF;
  const heightOf = (lines: number): number => (lines <= 0 ? 0 : Math.max(1, (Math.min(lines, full) / full) * HALF));
  const bars = weeks.map(({ monday, insertions, deletions }, week) => {
    const x = LEFT + week * column;
    const width = Math.max(1, column * 0.72);
    const [up, down] = [heightOf(insertions), heightOf(deletions)];
    return [
      up === 0
        ? null
        : box({ x, y: middle - up, width, height: up }, 'bar', `week of ${monday}: +${countText(insertions)}`),
      down === 0
        ? null
        : box({ x, y: middle + 1, width, height: down }, 'gone', `week of ${monday}: −${countText(deletions)}`),
    ];
  });
  return drawChart(
    { height: TOP + 2 * HALF + BOTTOM, label },
    words(`+${countText(full)}`, { x: LEFT - 8, y: TOP + 9 }, { 'text-anchor': 'end' }),
    words(`−${countText(full)}`, { x: LEFT - 8, y: TOP + 2 * HALF }, { 'text-anchor': 'end' }),
    rule([LEFT, middle], [WIDTH, middle]),
    bars,
    drawMonths(
      weeks.map(({ monday }, week) => ({ day: monday, x: LEFT + week * column })),
      TOP + 2 * HALF + 18,
    ),
  );
}
