// Shares and counts as horizontal bars: label, bar, number.
import { countText, percentText } from '../../report/figures.js';
import { type Layout, Plot } from './plot.js';

export interface Bar {
  readonly label: string;
  readonly value: number;
}

interface BarsProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** What the shares are shares of; left out where the bars are no parts of anything. */
  readonly whole?: number;
  /** The value of the longest possible bar; that of the longest where it is left out. */
  readonly full?: number;
}

const ROW = 30;
const NARROW = 480;

export function Bars({ label, ...rest }: BarsProps) {
  return <Plot label={label} height={rest.bars.length * ROW} layOut={(width) => layOutBars(rest, width)} />;
}

function layOutBars(
  { bars, whole, full = Math.max(0, ...bars.map(({ value }) => value)) }: Omit<BarsProps, 'label'>,
  width: number,
): Layout {
  const [left, right] = width < NARROW ? [118, 92] : [170, 112];
  const room = Math.max(20, width - left - right);
  const said = (value: number): string =>
    whole === undefined ? countText(value) : `${countText(value)} · ${percentText(value, whole)}`;
  const rows = bars.map(({ label, value }, row) => ({
    label,
    value,
    y: row * ROW,
    length: full <= 0 ? 0 : Math.max(value > 0 ? 2 : 0, (Math.min(value, full) / full) * room),
  }));
  return {
    height: bars.length * ROW,
    marks: rows.map(({ label, value, y, length }) => ({
      x: left + length / 2,
      y: y + ROW / 2,
      width: length,
      height: ROW - 12,
      text: `${label}: ${said(value)}`,
    })),
    drawing: rows.map(({ label, value, y, length }) => (
      <g key={label}>
        <text class="strong" x={0} y={y + ROW / 2 + 4}>
          {label}
        </text>
        <rect class="s0" x={left} y={y + 6} width={room} height={ROW - 12} rx={3} />
        {length > 0 && <rect class="bar" x={left} y={y + 6} width={length} height={ROW - 12} rx={3} />}
        <text class="strong" x={width} y={y + ROW / 2 + 4} text-anchor="end">
          {said(value)}
        </text>
      </g>
    )),
  };
}
