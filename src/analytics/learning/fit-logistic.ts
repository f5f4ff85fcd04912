// Fits a logistic regression with an L2 penalty by Newton's method. A step that would raise the loss is halved until it does
// not, so that no examples make it diverge. Examples in, a model as plain data out; sums run in the order of the examples,
// so that the same examples give the same bits.
import { baseRateOf, columnsOf, type Examples, weightsOf } from './examples.js';
import { type LogisticModel, probabilityOf } from './logistic-model.js';
import { solveSymmetric } from './solve-symmetric.js';

export interface LogisticOptions {
  /** How strongly weights are drawn to zero; the bias is not. */
  readonly l2: number;
  readonly iterations?: number;
}

const CONVERGED = 1e-6;
const LEAST_DEVIATION = 1e-9;
/** Shorter than this part of Newton's step there is nothing left to gain. */
const SHORTEST_STEP = 2 ** -20;

/** Standardised examples, each with a leading 1 for the bias. */
interface Problem {
  readonly rows: readonly Float64Array[];
  readonly labels: ArrayLike<number>;
  readonly weights: Float64Array;
  readonly l2: number;
}

export function fitLogistic(examples: Examples, { l2, iterations = 15 }: LogisticOptions): LogisticModel {
  const columns = columnsOf(examples.rows);
  const weights = weightsOf(examples);
  const mean = columns.map((column) => weightedMean(column, weights));
  const deviation = columns.map((column, index) => deviationOf(column, mean[index] ?? 0, weights));
  const rows = examples.rows.map((row) => standardise(row, mean, deviation));
  const problem = { rows, labels: examples.labels, weights, l2 };
  const [bias = 0, ...fitted] = descend(problem, columns.length + 1, iterations);
  return { mean, deviation, bias, weights: fitted };
}

function weightedMean(column: Float64Array, weights: Float64Array): number {
  let [sum, all] = [0, 0];
  for (let index = 0; index < column.length; index += 1) {
    sum += (column[index] ?? 0) * (weights[index] ?? 0);
    all += weights[index] ?? 0;
  }
  return all === 0 ? 0 : sum / all;
}

function deviationOf(column: Float64Array, mean: number, weights: Float64Array): number {
  const squares = column.map((value) => (value - mean) ** 2);
  return Math.sqrt(weightedMean(squares, weights)) + LEAST_DEVIATION;
}

function standardise(row: ArrayLike<number>, mean: readonly number[], deviation: readonly number[]): Float64Array {
  const scaled = new Float64Array(mean.length + 1);
  scaled[0] = 1;
  for (let index = 0; index < mean.length; index += 1) {
    scaled[index + 1] = ((row[index] ?? 0) - (mean[index] ?? 0)) / (deviation[index] ?? 1);
  }
  return scaled;
}

function descend(problem: Problem, width: number, iterations: number): Float64Array {
  const base = baseRateOf(problem.labels, problem.weights);
  const fitted = new Float64Array(width);
  fitted[0] = Math.log(base / (1 - base));
  let now: Place = { fitted, loss: lossOf(problem, fitted) };
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const { gradient, curvature } = slopesOf(problem, now.fitted);
    const step = solveSymmetric(curvature, gradient);
    const next = downhill(problem, now, step);
    if (next === undefined) break;
    now = next;
    if (step.every((change) => Math.abs(change) < CONVERGED)) break;
  }
  return now.fitted;
}

interface Place {
  readonly fitted: Float64Array;
  readonly loss: number;
}

/** The first of the whole step, its half, its quarter … that does not raise the loss; none at the bottom. */
function downhill(problem: Problem, { fitted, loss }: Place, step: Float64Array): Place | undefined {
  for (let length = 1; length >= SHORTEST_STEP; length /= 2) {
    const tried = fitted.map((value, index) => value + length * (step[index] ?? 0));
    const next = lossOf(problem, tried);
    if (next <= loss) return { fitted: tried, loss: next };
  }
  return undefined;
}

/** Negative log likelihood and penalty: what the fit makes small. */
function lossOf({ rows, labels, weights, l2 }: Problem, fitted: Float64Array): number {
  let loss = 0;
  for (const [index, value] of fitted.entries()) loss += index === 0 ? 0 : (l2 / 2) * value * value;
  for (const [index, row] of rows.entries()) {
    const logit = dot(row, fitted);
    const softplus = Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit)));
    loss += (weights[index] ?? 0) * (softplus - (labels[index] ?? 0) * logit);
  }
  return loss;
}

interface Slopes {
  readonly gradient: Float64Array;
  /** Lower triangle. */
  readonly curvature: readonly Float64Array[];
}

function slopesOf({ rows, labels, weights, l2 }: Problem, fitted: Float64Array): Slopes {
  const gradient = fitted.map((value, index) => (index === 0 ? 0 : -l2 * value));
  const curvature = Array.from(fitted, (_, index) => new Float64Array(index + 1));
  for (const [index, line] of curvature.entries()) line[index] = index === 0 ? 1e-6 : l2;
  for (const [index, row] of rows.entries()) {
    const weight = weights[index] ?? 0;
    const chance = probabilityOf(dot(row, fitted));
    addScaled(gradient, row, weight * ((labels[index] ?? 0) - chance));
    addSquare(curvature, row, weight * Math.max(chance * (1 - chance), 1e-6));
  }
  return { gradient, curvature };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function addScaled(sum: Float64Array, row: Float64Array, factor: number): void {
  for (let index = 0; index < row.length; index += 1) sum[index] = (sum[index] ?? 0) + factor * (row[index] ?? 0);
}

function addSquare(triangle: readonly Float64Array[], row: Float64Array, factor: number): void {
  for (const [index, line] of triangle.entries()) addScaledPart(line, row, factor * (row[index] ?? 0));
}

function addScaledPart(line: Float64Array, row: Float64Array, factor: number): void {
  for (let index = 0; index < line.length; index += 1) line[index] = (line[index] ?? 0) + factor * (row[index] ?? 0);
}
