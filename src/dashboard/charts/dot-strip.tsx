// One line for each thing, a dot on it for its value and a ring for what it is compared with.
import { scaleLinear } from 'd3-scale';
import { percentText } from '../../report/figures.js';
import { type Layout, Plot } from './plot.js';

export interface DotRow {
  readonly label: string;
  /** From 0 to 1. */
  readonly value: number;
  /** What it would be anyway; left out where there is nothing to compare with. */
  readonly anyway?: number | undefined;
  /** What it says in words, with its n. */
  readonly text: string;
}

interface DotStripProps {
  readonly label: string;
  readonly rows: readonly DotRow[];
}

const ROW = 28;
const FOOT = 22;

export function DotStrip({ label, rows }: DotStripProps) {
  return <Plot label={label} height={rows.length * ROW + FOOT} layOut={(width) => layOutDots(rows, width)} />;
}

function layOutDots(rows: readonly DotRow[], width: number): Layout {
  const left = width < 480 ? 118 : 190;
  const x = scaleLinear([0, 1], [left, width - 14]);
  const foot = rows.length * ROW;
  return {
    height: foot + FOOT,
    marks: rows.map(({ value, text }, row) => ({ x: x(value), y: row * ROW + ROW / 2, text })),
    drawing: (
      <g>
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <g key={tick}>
            <line class="grid" x1={x(tick)} x2={x(tick)} y1={0} y2={foot} />
            <text x={x(tick)} y={foot + 16} text-anchor="middle">
              {percentText(tick, 1)}
            </text>
          </g>
        ))}
        {rows.map((row, index) => (
          <DotLine key={row.label} row={row} y={index * ROW + ROW / 2} x={x} />
        ))}
      </g>
    ),
  };
}

interface DotLineProps {
  readonly row: DotRow;
  readonly y: number;
  readonly x: (share: number) => number;
}

function DotLine({ row: { label, value, anyway }, y, x }: DotLineProps) {
  return (
    <g>
      <text class="strong" x={0} y={y + 4}>
        {label}
      </text>
      {anyway !== undefined && <line class="link" x1={x(anyway)} x2={x(value)} y1={y} y2={y} />}
      {anyway !== undefined && <circle class="point" cx={x(anyway)} cy={y} r={5} />}
      <circle class="bar" cx={x(value)} cy={y} r={5} />
    </g>
  );
}
