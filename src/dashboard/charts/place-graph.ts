// Where the files of a graph stand: forces until they rest, all at once, from a fixed seed, so that the same pairs are the
// same picture each time.
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import { createRandom } from '../../analytics/random.js';
import { compareText } from '../../analytics/quantile.js';

export interface Pair {
  readonly files: readonly [string, string];
  /** Percent. */
  readonly degree: number;
  /** Commits that change both. */
  readonly shared: number;
}

export interface GraphNode {
  readonly path: string;
  /** Commits shared with any other file of the graph. */
  readonly weight: number;
  /** Files that it changes with. */
  readonly partners: number;
  /** From 0 to 1. */
  readonly x: number;
  readonly y: number;
}

const SEED = 1;
const STEPS = 300;
/** Of the ground that forces work on: what is wider than tall on the page spreads so. */
const ASPECT = 1.7;

interface Body extends SimulationNodeDatum {
  readonly path: string;
  readonly weight: number;
  readonly partners: number;
}

/** Heaviest first. */
export function placeGraph(pairs: readonly Pair[]): readonly GraphNode[] {
  const bodies = bodiesOf(pairs);
  const index = new Map(bodies.map(({ path }, at) => [path, at]));
  const links = pairs.map(({ files: [a, b], degree }) => ({
    source: index.get(a) ?? 0,
    target: index.get(b) ?? 0,
    degree,
  }));
  forceSimulation(bodies)
    .randomSource(createRandom(SEED))
    .force(
      'link',
      forceLink<Body, (typeof links)[number]>(links)
        .distance(({ degree }) => 44 - degree * 0.24)
        .strength(0.8),
    )
    .force('apart', forceManyBody<Body>().strength(-120).distanceMax(220))
    .force('room', forceCollide<Body>(16))
    .force('x', forceX<Body>(0).strength(0.05))
    .force('y', forceY<Body>(0).strength(0.05 * ASPECT))
    .stop()
    .tick(STEPS);
  return spread(bodies);
}

function bodiesOf(pairs: readonly Pair[]): Body[] {
  const found = new Map<string, { weight: number; partners: number }>();
  for (const { files, shared } of pairs)
    for (const path of files) {
      const before = found.get(path) ?? { weight: 0, partners: 0 };
      found.set(path, { weight: before.weight + shared, partners: before.partners + 1 });
    }
  return [...found]
    .map(([path, counts]) => ({ path, ...counts }))
    .sort((a, b) => b.weight - a.weight || compareText(a.path, b.path));
}

/** To the edges of the unit square. */
function spread(bodies: readonly Body[]): readonly GraphNode[] {
  const xOf = unitScale(bodies.map(({ x }) => x ?? 0));
  const yOf = unitScale(bodies.map(({ y }) => y ?? 0));
  return bodies.map(({ path, weight, partners, x, y }) => ({ path, weight, partners, x: xOf(x ?? 0), y: yOf(y ?? 0) }));
}

function unitScale(values: readonly number[]): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (value) => (high > low ? (value - low) / (high - low) : 0.5);
}
