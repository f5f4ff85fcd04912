// Fits a calibration by isotonic regression (pool adjacent violators). Scores and what came of them in, a staircase out.
import type { Calibration } from './calibration-model.js';

interface Step {
  from: number;
  count: number;
  happened: number;
}

/** Steps of fewer examples than `least` are joined with the next. */
export function fitCalibration(scores: ArrayLike<number>, labels: ArrayLike<number>, least = 1): Calibration {
  const order = Array.from(scores, (_, index) => index).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
  const steps: Step[] = [];
  for (const index of order) {
    steps.push({ from: scores[index] ?? 0, count: 1, happened: labels[index] ?? 0 });
    while (mustJoin(steps, least)) joinLast(steps);
  }
  if (steps.length > 1 && (steps.at(-1)?.count ?? 0) < least) joinLast(steps);
  return { from: steps.map(({ from }) => from), share: steps.map(({ count, happened }) => happened / count) };
}

function mustJoin(steps: readonly Step[], least: number): boolean {
  const [before, last] = [steps.at(-2), steps.at(-1)];
  if (before === undefined || last === undefined) return false;
  if (before.from === last.from || before.count < least) return true;
  return before.happened * last.count >= last.happened * before.count;
}

function joinLast(steps: Step[]): void {
  const last = steps.pop();
  const before = steps.at(-1);
  if (last === undefined || before === undefined) return;
  before.count += last.count;
  before.happened += last.happened;
}
