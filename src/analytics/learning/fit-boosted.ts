// Fits boosted trees for a yes or no (logistic loss). Examples in, trees as plain arrays out; the same examples and seed
// give the same bits.
import type { BoostedModel, Tree } from './boosted-model.js';
import { baseRateOf, type Examples, weightsOf } from './examples.js';
import { type BinnedFeature, binFeatures } from './feature-bins.js';
import { growTree, type Slopes, type TreeOptions } from './grow-tree.js';
import { probabilityOf } from './logistic-model.js';
import { createRandom } from '../random.js';

export interface BoostedOptions extends TreeOptions {
  readonly trees: number;
  /** At most 256. */
  readonly bins?: number;
  /** The share of rows, and of features, that each tree sees. */
  readonly rowShare?: number;
  readonly featureShare?: number;
  readonly seed?: number;
}

export function fitBoosted(examples: Examples, options: BoostedOptions): BoostedModel {
  const features = binFeatures(examples.rows, options.bins ?? 64);
  const weights = weightsOf(examples);
  const base = baseRateOf(examples.labels, weights);
  const bias = Math.log(base / (1 - base));
  const random = createRandom(options.seed ?? 1);
  const logits = new Float64Array(weights.length).fill(bias);
  const trees: Tree[] = [];
  for (let count = 0; count < options.trees; count += 1) {
    const allowed = drawFeatures(features, options.featureShare ?? 1, random);
    const rowWeights = drawRows(weights, options.rowShare ?? 1, random);
    const slopes = slopesOf(examples.labels, logits, rowWeights);
    const { tree, leaves } = growTree({ features, allowed, slopes }, options);
    for (const [row, leaf] of leaves.entries()) logits[row] = (logits[row] ?? 0) + (tree.value[leaf] ?? 0);
    trees.push(tree);
  }
  return { bias, trees };
}

/** At least one, ascending. */
function drawFeatures(features: readonly BinnedFeature[], share: number, random: () => number): readonly number[] {
  const all = features.map((_, index) => index);
  if (share >= 1) return all;
  const drawn = all.filter(() => random() < share);
  return drawn.length > 0 ? drawn : [Math.floor(random() * all.length)];
}

function drawRows(weights: Float64Array, share: number, random: () => number): Float64Array {
  return share >= 1 ? weights : weights.map((weight) => (random() < share ? weight : 0));
}

function slopesOf(labels: ArrayLike<number>, logits: Float64Array, weights: Float64Array): Slopes {
  const gradient = new Float64Array(logits.length);
  const curvature = new Float64Array(logits.length);
  for (let row = 0; row < logits.length; row += 1) {
    const chance = probabilityOf(logits[row] ?? 0);
    gradient[row] = (weights[row] ?? 0) * (chance - (labels[row] ?? 0));
    curvature[row] = (weights[row] ?? 0) * Math.max(chance * (1 - chance), 1e-6);
  }
  return { gradient, curvature };
}
