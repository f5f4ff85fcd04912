// What goes up and down from week to week, seen from further away: the median of the weeks around each, and the middle
// half of them as a band. Medians, so that one odd week does not bend it.
import { quantileOf } from '../../analytics/quantile.js';
import type { LinePoint } from './line-chart.js';

/** Half a span at either side: a month where the window is short, half a year where it is long. */
export function spanOf(weeks: number): number {
  if (weeks <= 30) return 5;
  return weeks <= 160 ? 13 : 27;
}

const LEAST = 3;

/** One point a week; without a value where fewer than three weeks around it have one. */
export function rollingOf(points: readonly LinePoint[], span = spanOf(points.length)): readonly LinePoint[] {
  const half = Math.floor(span / 2);
  return points.map(({ day }, index) => {
    const around = points.slice(Math.max(0, index - half), index + half + 1).flatMap(({ value }) => value ?? []);
    const [low, value, high] = [0.25, 0.5, 0.75].map((share) => quantileOf(around, share));
    if (around.length < LEAST || low === undefined || value === undefined || high === undefined)
      return { day, value: null, text: '' };
    return { day, value, low, high, text: '' };
  });
}
