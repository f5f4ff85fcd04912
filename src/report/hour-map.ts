// Hour × weekday as a heat map: 7 rows, 24 columns, one to three cells an hour, with each day's total at the right.
import { countText } from './figures.js';
import { padEnd, padStart } from './display-width.js';
import { type Line, accent, faint, line, plain } from './line.js';
import { WEEKDAYS } from './calendar-day.js';
import { type ShadeScale, shadeScale } from './shade.js';

const HOURS = 24;
const LABEL = 5;
const TOTAL = 8;

/** `counts[weekday][hour]`, Monday first, in the person's local time. */
export function layHourMap(counts: readonly (readonly number[])[], columns: number): readonly Line[] {
  const cell = Math.max(1, Math.min(3, Math.floor((columns - LABEL - TOTAL) / HOURS)));
  const scale = shadeScale(counts.flat());
  const rows = WEEKDAYS.map((name, day) => layDay(name, counts[day] ?? [], { cell, scale }));
  return [layHours(cell), ...rows, layLegend(scale)];
}

interface Cells {
  readonly cell: number;
  readonly scale: ShadeScale;
}

function layHours(cell: number): Line {
  const every = cell === 1 ? 6 : 3;
  const labels = Array.from({ length: HOURS / every }, (_, index) => padEnd(String(index * every), every * cell));
  return line(' '.repeat(LABEL), faint(labels.join('')));
}

function layDay(name: string, counts: readonly number[], { cell, scale }: Cells): Line {
  const cells = Array.from({ length: HOURS }, (_, hour) => scale.shadeOf(counts[hour] ?? 0));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return [faint(padEnd(` ${name}`, LABEL)), ...shadeSpans(cells, cell), plain(padStart(countText(total), TOTAL - 2))];
}

/** Neighbouring cells of one tone as one span; an empty cell is a single dot, however wide the cells are. */
export function shadeSpans(shades: readonly string[], cell: number): Line {
  return shades.map((shade) => (shade === '·' ? faint(padEnd(shade, cell)) : accent(shade.repeat(cell))));
}

/** `· 0  ░ 1–2  ▒ 3–5  █ 6+`. */
export function layLegend({ legend }: ShadeScale): Line {
  const steps = legend.flatMap(({ shade, counts }) => [plain('  '), accent(shade), faint(` ${counts}`)]);
  return [plain(' '.repeat(LABEL)), faint('· 0'), ...steps, faint(' commits')];
}
