// Shares and counts as horizontal bars: label, bar, number.
import { countText, percentText } from '../../figures.js';
import type { Markup } from '../markup.js';
import { WIDTH, box, drawChart, words } from './chart.js';

export interface ChartBar {
  readonly label: string;
  readonly value: number;
}

export interface BarScale {
  /** What the shares are shares of. */
  readonly n: number;
  /** The value of the longest possible bar. */
  readonly full: number;
}

const LEFT = 190;
const RIGHT = 130;
const ROW = 28;

export function drawBars(bars: readonly ChartBar[], { n, full }: BarScale, label: string): Markup {
  const room = WIDTH - LEFT - RIGHT;
  const rows = bars.map(({ label: name, value }, row) => {
    const y = row * ROW;
    const width = full <= 0 ? 0 : Math.max(value > 0 ? 2 : 0, (Math.min(value, full) / full) * room);
    const baseline = y + ROW / 2 + 4;
    return [
      words(name, { x: 0, y: baseline }),
      box({ x: LEFT, y: y + 5, width: room, height: ROW - 10 }, 's0'),
      width === 0 ? null : box({ x: LEFT, y: y + 5, width, height: ROW - 10 }, 'bar'),
      words(
        `${countText(value)} · ${percentText(value, n)}`,
        { x: WIDTH, y: baseline },
        { 'text-anchor': 'end', class: 'figure' },
      ),
    ];
  });
  return drawChart({ height: bars.length * ROW, label }, rows);
}
