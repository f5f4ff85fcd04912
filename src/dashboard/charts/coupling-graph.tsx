// Files that change together: a point is a file, a line is the commits that change both. What is chosen stands out with
// its partners; everything else steps back.
import { useMemo } from 'preact/hooks';
import { manyText } from '../../report/figures.js';
import { nameOf } from './fit-text.js';
import { type GraphNode, type Pair, placeGraph } from './place-graph.js';
import { placeLabels } from './place-labels.js';
import { type Layout, Plot } from './plot.js';

interface CouplingGraphProps {
  readonly label: string;
  readonly pairs: readonly Pair[];
  /** Its path; '' for none. */
  readonly chosen: string;
  readonly onChoose: (path: string) => void;
}

const HEIGHT = 460;
const MARGIN = { across: 26, up: 22 } as const;

export function CouplingGraph({ label, pairs, chosen, onChoose }: CouplingGraphProps) {
  const nodes = useMemo(() => placeGraph(pairs), [pairs]);
  return (
    <div>
      <Plot
        label={label}
        height={HEIGHT}
        moves="nearby"
        layOut={(width) => layOutGraph({ nodes, pairs, chosen }, width)}
        onChoose={onChoose}
      />
      <DegreeLegend />
    </div>
  );
}

const DEGREES = ['30–49 %', '50–74 %', '75 % +'] as const;

function DegreeLegend() {
  return (
    <ul class="legend">
      {DEGREES.map((text, index) => (
        <li key={text}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <line class={`edge d${index + 1}`} x1={1} x2={9} y1={5} y2={5} stroke-width={3} />
          </svg>
          {text}
        </li>
      ))}
      <li>degree of coupling</li>
    </ul>
  );
}

interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly pairs: readonly Pair[];
  readonly chosen: string;
}

interface Point extends GraphNode {
  readonly radius: number;
  readonly name: string;
  readonly isNear: boolean;
}

function layOutGraph({ nodes, pairs, chosen }: Graph, width: number): Layout {
  const near = nearTo(chosen, pairs);
  const heaviest = nodes[0]?.weight ?? 1;
  const points = nodes.map(
    (node): Point => ({
      ...node,
      x: MARGIN.across + node.x * (width - 2 * MARGIN.across),
      y: MARGIN.up + node.y * (HEIGHT - 2 * MARGIN.up),
      radius: 3.5 + 6.5 * Math.sqrt(node.weight / heaviest),
      name: nameOf(node.path),
      isNear: near.size === 0 || near.has(node.path),
    }),
  );
  return {
    height: HEIGHT,
    marks: points.map((point) => ({ x: point.x, y: point.y, text: textOf(point), choice: point.path })),
    drawing: (
      <g>
        <Lines points={points} pairs={pairs} chosen={near.size === 0 ? '' : chosen} />
        <Points points={points} chosen={chosen} width={width} />
      </g>
    ),
  };
}

const textOf = ({ path, partners, weight }: GraphNode): string =>
  `${path}: changes with ${manyText(partners, 'other file')}, ${manyText(weight, 'shared commit')}`;

/** The file and its partners; nobody where no file of the graph is chosen. */
function nearTo(chosen: string, pairs: readonly Pair[]): ReadonlySet<string> {
  return new Set(pairs.filter(({ files }) => files.includes(chosen)).flatMap(({ files }) => files));
}

interface LinesProps {
  readonly points: readonly Point[];
  readonly pairs: readonly Pair[];
  readonly chosen: string;
}

function Lines({ points, pairs, chosen }: LinesProps) {
  const at = new Map(points.map((point) => [point.path, point]));
  const most = pairs.reduce((highest, { shared }) => Math.max(highest, shared), 1);
  return (
    <g>
      {pairs.map(({ files, degree, shared }) => {
        const [from, to] = [at.get(files[0]), at.get(files[1])];
        const isFar = chosen !== '' && !files.includes(chosen);
        return (
          <line
            key={files.join('\0')}
            class={isFar ? 'edge far' : `edge d${degreeLevel(degree)}`}
            x1={from?.x}
            y1={from?.y}
            x2={to?.x}
            y2={to?.y}
            stroke-width={1 + 5 * Math.sqrt(shared / most)}
          />
        );
      })}
    </g>
  );
}

/** From 1 to 3. */
function degreeLevel(degree: number): number {
  if (degree >= 75) return 3;
  return degree >= 50 ? 2 : 1;
}

interface PointsProps {
  readonly points: readonly Point[];
  readonly chosen: string;
  readonly width: number;
}

function Points({ points, chosen, width }: PointsProps) {
  const first = points.toSorted(
    (a, b) => Number(b.path === chosen) - Number(a.path === chosen) || Number(b.isNear) - Number(a.isNear),
  );
  const labels = placeLabels(first, { width, height: HEIGHT }).filter(({ of }) => first[of]?.isNear);
  return (
    <g>
      {points.map(({ path, x, y, radius, isNear }) => (
        <circle key={path} class={path === chosen ? 'bar' : isNear ? 'point' : 'point far'} cx={x} cy={y} r={radius} />
      ))}
      {labels.map(({ of, x, y, anchor }) => (
        <text
          key={first[of]?.path}
          class={first[of]?.path === chosen ? 'strong over' : 'over'}
          x={x}
          y={y}
          text-anchor={anchor}
        >
          {first[of]?.name}
        </text>
      ))}
    </g>
  );
}
