// Numbers as lengths and heights of block characters; they read the same without colour.
import { countText, percentText } from './figures.js';
import { widthOf } from './display-width.js';
import type { Line } from './line.js';
import { layTable } from './table.js';

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const HEIGHTS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const NOTHING = '·';
const LONGEST = 40;

export interface Bar {
  readonly label: string;
  readonly value: number;
}

export interface BarScale {
  /** What the shares are shares of. */
  readonly n: number;
  /** The value of a bar as long as the room allows; without it, the largest value. */
  readonly full?: number;
  readonly columns: number;
}

/** One bar a line: label, number, share of `n`, bar. Numbers align, and so do the bars' beginnings. */
export function layBars(bars: readonly Bar[], { n, full, columns }: BarScale): readonly Line[] {
  const largest = Math.max(0, ...bars.map(({ value }) => value));
  const labels = Math.max(0, ...bars.map(({ label }) => widthOf(label)));
  const room = Math.max(4, Math.min(LONGEST, columns - labels - countText(largest).length - '100 %'.length - 8));
  return layTable(
    [
      { title: '', cells: bars.map(({ label }) => label), gives: 'end' },
      { title: '', cells: bars.map(({ value }) => countText(value)), align: 'right' },
      { title: '', cells: bars.map(({ value }) => percentText(value, n)), align: 'right', tone: 'faint' },
      { title: '', cells: bars.map(({ value }) => barText(value, full ?? largest, room)), tone: 'accent' },
    ],
    columns,
  );
}

/** A bar of at most `columns` cells for `value` of `largest`, to an eighth of a cell; anything above 0 can be seen. */
export function barText(value: number, largest: number, columns: number): string {
  if (value <= 0 || largest <= 0) return '';
  const eighths = Math.max(1, Math.round((Math.min(value, largest) / largest) * columns * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}

/** One cell a value, `full` and more at full height; 0 is a dot, so that nothing and little look different. */
export function sparkText(values: readonly number[], full: number = Math.max(0, ...values)): string {
  return values.map((value) => heightOf(value, full)).join('');
}

/** Neighbours added up until at most `columns` values are left; `of` says how many each of them was. */
export function foldValues(values: readonly number[], columns: number): { sums: readonly number[]; of: number } {
  const of = Math.max(1, Math.ceil(values.length / columns));
  const groups = Math.ceil(values.length / of);
  const first = values.length - groups * of; // the newest group is always whole
  const sums = Array.from({ length: groups }, (_, group) =>
    values.slice(Math.max(0, first + group * of), first + (group + 1) * of).reduce((sum, value) => sum + value, 0),
  );
  return { sums, of };
}

function heightOf(value: number, full: number): string {
  if (value <= 0 || full <= 0) return NOTHING;
  const step = Math.ceil((Math.min(value, full) / full) * HEIGHTS.length);
  return HEIGHTS[step - 1] ?? NOTHING;
}
