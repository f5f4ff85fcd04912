// How good a ranking is. Scores and what came of each in; area under the curve, precision at a budget, calibration error out.

/** The chance that one that happened stands above one that did not, ties half; undefined where there is only one sort. */
export function areaUnderCurve(labels: ArrayLike<number>, scores: ArrayLike<number>): number | undefined {
  const order = ascending(scores);
  let [rankSum, happened] = [0, 0];
  for (let start = 0; start < order.length; ) {
    const end = endOfTie(order, scores, start);
    let tied = 0;
    for (let index = start; index < end; index += 1) tied += labels[order[index] ?? 0] ?? 0;
    rankSum += (tied * (start + 1 + end)) / 2;
    happened += tied;
    start = end;
  }
  const others = order.length - happened;
  if (happened === 0 || others === 0) return undefined;
  return (rankSum - (happened * (happened + 1)) / 2) / (happened * others);
}

/** The share that happened among the `budget` (0 to 1) of examples with the highest scores, ties by position. */
export function precisionAt(budget: number, labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const count = Math.max(1, Math.floor(scores.length * budget));
  const top = descending(scores).slice(0, count);
  return top.reduce((sum, index) => sum + (labels[index] ?? 0), 0) / count;
}

/** Mean distance between what was promised and what came, over `bins` equally large groups of rising promises. */
export function calibrationError(labels: ArrayLike<number>, chances: ArrayLike<number>, bins = 10): number {
  const order = ascending(chances);
  let distance = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const start = Math.floor((bin * order.length) / bins);
    const group = order.slice(start, Math.floor(((bin + 1) * order.length) / bins));
    const gap = group.reduce((sum, index) => sum + (chances[index] ?? 0) - (labels[index] ?? 0), 0);
    distance += Math.abs(gap);
  }
  return order.length === 0 ? 0 : distance / order.length;
}

function ascending(scores: ArrayLike<number>): readonly number[] {
  return Array.from(scores, (_, index) => index).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
}

function descending(scores: ArrayLike<number>): readonly number[] {
  return Array.from(scores, (_, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

function endOfTie(order: readonly number[], scores: ArrayLike<number>, start: number): number {
  const value = scores[order[start] ?? 0];
  let end = start + 1;
  while (end < order.length && scores[order[end] ?? 0] === value) end += 1;
  return end;
}
