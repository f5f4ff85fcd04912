// Hour × weekday: 7 rows of 24 cells, the total of each day at the right.
import { WEEKDAYS } from '../../calendar-day.js';
import { countText, manyText } from '../../figures.js';
import type { Markup } from '../markup.js';
import { WIDTH, box, drawChart, words } from './chart.js';
import { type LevelScale, levelScale } from './shade-level.js';

const HOURS = 24;
const LEFT = 46;
const RIGHT = 46;
const TOP = 22;
const ROW = 24;
const GAP = 2;
const CELL = (WIDTH - LEFT - RIGHT) / HOURS;

/** `counts[weekday][hour]`, Monday first. */
export function drawHeatMap(counts: readonly (readonly number[])[], label: string): Markup {
  const scale = levelScale(counts.flat());
  const rows = WEEKDAYS.map((name, day) => drawDay({ name, day, counts: counts[day] ?? [] }, scale));
  return drawChart({ height: TOP + 7 * ROW, label }, drawHours(), rows);
}

function drawHours(): readonly Markup[] {
  const hours = [0, 6, 12, 18].map((hour) => words(`${hour}:00`, { x: LEFT + hour * CELL, y: TOP - 7 }));
  return [...hours, words('all', { x: WIDTH, y: TOP - 7 }, { 'text-anchor': 'end' })];
}

interface DayRow {
  readonly name: string;
  readonly day: number;
  readonly counts: readonly number[];
}

function drawDay({ name, day, counts }: DayRow, scale: LevelScale): readonly Markup[] {
  const y = TOP + day * ROW;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const baseline = y + ROW / 2 + 4;
  const cells = Array.from({ length: HOURS }, (_, hour) => {
    const count = counts[hour] ?? 0;
    const place = { x: LEFT + hour * CELL, y, width: CELL - GAP, height: ROW - GAP };
    return box(place, `s${scale.levelOf(count)}`, `${name} ${hour}:00–${hour + 1}:00: ${manyText(count, 'commit')}`);
  });
  return [
    words(name, { x: 0, y: baseline }),
    ...cells,
    words(countText(total), { x: WIDTH, y: baseline }, { 'text-anchor': 'end', class: 'figure' }),
  ];
}
