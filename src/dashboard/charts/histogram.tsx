// How often which size: columns side by side, with a line at the middle one where it is known.
import { scaleLinear } from 'd3-scale';
import { countText, percentText } from '../../report/figures.js';
import { type Box, ValueAxis } from './axes.js';
import { type Layout, Plot } from './plot.js';

export interface Column {
  /** `10–24`. */
  readonly label: string;
  readonly count: number;
}

interface HistogramProps {
  readonly label: string;
  readonly columns: readonly Column[];
  /** What is counted: `commit`. */
  readonly what?: string;
  /** What the labels are: `lines`. */
  readonly unit: string;
  readonly height?: number;
}

const HEIGHT = 220;
const LEFT = 44;
const FOOT = 40;
/** Of a label, in pixels: where columns are narrower, every other one has its label. */
const LABEL_ROOM = 46;

export function Histogram({ label, height = HEIGHT, ...rest }: HistogramProps) {
  return <Plot label={label} height={height} layOut={(width) => layOutColumns(rest, { width, height })} />;
}

function layOutColumns(
  { columns, what = 'commit', unit }: Omit<HistogramProps, 'height' | 'label'>,
  { width, height }: { readonly width: number; readonly height: number },
): Layout {
  const box: Box = { left: LEFT, top: 10, width: width - LEFT, height: height - 10 - FOOT };
  const all = columns.reduce((sum, { count }) => sum + count, 0);
  const y = scaleLinear([0, Math.max(1, ...columns.map(({ count }) => count))], [box.top + box.height, box.top]).nice(
    4,
  );
  const step = box.width / Math.max(1, columns.length);
  const every = step >= LABEL_ROOM ? 1 : Math.ceil(LABEL_ROOM / step);
  const drawn = columns.map(({ label, count }, index) => ({
    label,
    count,
    x: LEFT + index * step + step * 0.1,
    top: y(count),
  }));
  const column = step * 0.8;
  return {
    height,
    marks: drawn.map(({ label, count, x, top }) => ({
      x: x + column / 2,
      y: (top + y(0)) / 2,
      width: column,
      height: y(0) - top,
      text: `${label} ${unit}: ${countText(count)} ${what}s (${percentText(count, all)})`,
    })),
    drawing: (
      <g>
        <ValueAxis box={box} ticks={y.ticks(4).filter(Number.isInteger)} yOf={y} />
        {drawn.map(({ label, x, top }) => (
          <rect key={label} class="bar" x={x} y={top} width={column} height={y(0) - top} rx={2} />
        ))}
        <Labels
          drawn={drawn}
          every={every}
          column={column}
          foot={height}
          unit={{ text: unit, x: LEFT + box.width / 2 }}
        />
      </g>
    ),
  };
}

interface LabelsProps {
  readonly drawn: readonly { readonly label: string; readonly x: number }[];
  /** Every which column has its label. */
  readonly every: number;
  /** Width of a column. */
  readonly column: number;
  /** The lower edge. */
  readonly foot: number;
  readonly unit: { readonly text: string; readonly x: number };
}

function Labels({ drawn, every, column, foot, unit }: LabelsProps) {
  return (
    <g>
      {drawn.map(({ label, x }, index) =>
        index % every === 0 ? (
          <text key={label} x={x + column / 2} y={foot - FOOT + 16} text-anchor="middle">
            {label}
          </text>
        ) : null,
      )}
      <text x={unit.x} y={foot - 4} text-anchor="middle">
        {unit.text}
      </text>
    </g>
  );
}
