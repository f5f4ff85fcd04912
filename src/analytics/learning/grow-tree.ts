// Grows one small tree along the slopes of a loss, level by level. Binned features in, a tree as plain arrays out.
import type { Tree } from './boosted-model.js';
import type { BinnedFeature } from './feature-bins.js';

export interface TreeOptions {
  readonly depth: number;
  /** Least weight of examples (their curvature) in a leaf. */
  readonly leastLeaf: number;
  /** How strongly leaves are drawn to zero. */
  readonly l2: number;
  /** Each leaf is scaled by this. */
  readonly rate: number;
}

/** What a tree is grown along: first and second derivative of the loss, 0 where a row is left out. */
export interface Slopes {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

export interface Ground {
  readonly features: readonly BinnedFeature[];
  /** The features that may split this tree, ascending. */
  readonly allowed: readonly number[];
  readonly slopes: Slopes;
}

interface Grown {
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly value: number[];
}

interface Split {
  readonly gain: number;
  readonly feature: number;
  /** Rows up to this bin go left. */
  readonly bin: number;
}

const BINS = 256;
const NO_SPLIT: Split = { gain: 1e-6, feature: -1, bin: 0 };

/** Also where each row ended, so that its prediction can be carried on. */
export function growTree(ground: Ground, options: TreeOptions): { readonly tree: Tree; readonly leaves: Int32Array } {
  const tree: Grown = { feature: [-1], threshold: [0], left: [0], value: [0] };
  const leaves = new Int32Array(ground.slopes.gradient.length);
  for (let level = 0, first = 0; level < options.depth; level += 1) {
    const end = tree.feature.length;
    const splits = bestSplits({ ground, leaves, first, count: end - first }, options);
    for (const [index, split] of splits.entries()) divide(tree, first + index, { split, ground });
    if (tree.feature.length === end) break;
    moveRows(leaves, tree, { ground, splits, first });
    first = end;
  }
  setValues(tree, { leaves, slopes: ground.slopes }, options);
  return { tree, leaves };
}

interface Level {
  readonly ground: Ground;
  readonly leaves: Int32Array;
  /** The level's nodes: the first one, and how many. */
  readonly first: number;
  readonly count: number;
}

function bestSplits(level: Level, options: TreeOptions): readonly Split[] {
  const best: Split[] = Array.from({ length: level.count }, () => NO_SPLIT);
  for (const feature of level.ground.allowed) {
    const sums = sumByBin(level, feature);
    for (let node = 0; node < level.count; node += 1) {
      const split = splitOf(sums, { node, feature, bins: edgesOf(level, feature) }, options);
      if (split.gain > (best[node]?.gain ?? 0)) best[node] = split;
    }
  }
  return best;
}

function edgesOf({ ground }: Level, feature: number): number {
  return ground.features[feature]?.edges.length ?? 0;
}

interface BinSums {
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

function sumByBin({ ground, leaves, first, count }: Level, feature: number): BinSums {
  const sums = { gradient: new Float64Array(count * BINS), curvature: new Float64Array(count * BINS) };
  const bins = ground.features[feature]?.bins ?? new Uint8Array();
  const { gradient, curvature } = ground.slopes;
  for (let row = 0; row < leaves.length; row += 1) {
    const node = (leaves[row] ?? 0) - first;
    if (node < 0) continue;
    const slot = node * BINS + (bins[row] ?? 0);
    sums.gradient[slot] = (sums.gradient[slot] ?? 0) + (gradient[row] ?? 0);
    sums.curvature[slot] = (sums.curvature[slot] ?? 0) + (curvature[row] ?? 0);
  }
  return sums;
}

interface Place {
  readonly node: number;
  readonly feature: number;
  /** Edges of the feature: the last bin has none. */
  readonly bins: number;
}

function splitOf({ gradient, curvature }: BinSums, { node, feature, bins }: Place, options: TreeOptions): Split {
  const from = node * BINS;
  const [allG, allH] = [sumOf(gradient, from, bins), sumOf(curvature, from, bins)];
  let best = NO_SPLIT;
  let [leftG, leftH] = [0, 0];
  for (let bin = 0; bin < bins; bin += 1) {
    leftG += gradient[from + bin] ?? 0;
    leftH += curvature[from + bin] ?? 0;
    if (leftH < options.leastLeaf || allH - leftH < options.leastLeaf) continue;
    const parts = scoreOf(leftG, leftH, options) + scoreOf(allG - leftG, allH - leftH, options);
    const gain = parts - scoreOf(allG, allH, options);
    if (gain > best.gain) best = { gain, feature, bin };
  }
  return best;
}

function sumOf(values: Float64Array, from: number, bins: number): number {
  let sum = 0;
  for (let bin = 0; bin <= bins; bin += 1) sum += values[from + bin] ?? 0;
  return sum;
}

function scoreOf(gradient: number, curvature: number, { l2 }: TreeOptions): number {
  return (gradient * gradient) / (curvature + l2);
}

function divide(
  tree: Grown,
  node: number,
  { split, ground }: { readonly split: Split; readonly ground: Ground },
): void {
  if (split.feature < 0) return;
  tree.feature[node] = split.feature;
  tree.threshold[node] = ground.features[split.feature]?.edges[split.bin] ?? 0;
  tree.left[node] = tree.feature.length;
  for (const list of [tree.threshold, tree.left, tree.value]) list.push(0, 0);
  tree.feature.push(-1, -1);
}

interface Division {
  readonly ground: Ground;
  readonly splits: readonly Split[];
  readonly first: number;
}

/** Rows of a node that was not divided stay on it. */
function moveRows(leaves: Int32Array, tree: Tree, { ground, splits, first }: Division): void {
  for (let row = 0; row < leaves.length; row += 1) {
    const node = leaves[row] ?? 0;
    const split = splits[node - first];
    if (split === undefined || split.feature < 0) continue;
    const bin = ground.features[split.feature]?.bins[row] ?? 0;
    leaves[row] = (tree.left[node] ?? 0) + (bin <= split.bin ? 0 : 1);
  }
}

interface Landed {
  readonly leaves: Int32Array;
  readonly slopes: Slopes;
}

function setValues(tree: Grown, { leaves, slopes }: Landed, { l2, rate }: TreeOptions): void {
  const gradient = new Float64Array(tree.feature.length);
  const curvature = new Float64Array(tree.feature.length);
  for (let row = 0; row < leaves.length; row += 1) {
    const leaf = leaves[row] ?? 0;
    gradient[leaf] = (gradient[leaf] ?? 0) + (slopes.gradient[row] ?? 0);
    curvature[leaf] = (curvature[leaf] ?? 0) + (slopes.curvature[row] ?? 0);
  }
  for (const [node, feature] of tree.feature.entries()) {
    if (feature < 0) tree.value[node] = (-rate * (gradient[node] ?? 0)) / ((curvature[node] ?? 0) + l2);
  }
}
