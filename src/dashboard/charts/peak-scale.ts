// Counts as shades where peaks matter: each shade is some times the one before. By quantiles, as in a calendar, a hundred
// and five would look the same where most have one.
import { countText } from '../../report/figures.js';
import type { LevelScale } from '../../report/html/charts/shade-level.js';

const MOST = 4;

export function peakScale(counts: readonly number[]): LevelScale {
  const peak = counts.reduce((most, count) => Math.max(most, count), 0);
  const firsts = [...new Set([0, 1, 2, 3].map((step) => Math.ceil(peak ** (step / MOST))))].filter(
    (first) => first > 0,
  );
  const starts = peak === 0 ? [] : firsts;
  const levelAt = (step: number): number => MOST - (starts.length - 1 - step);
  return {
    levelOf: (count) => {
      const step = starts.findLastIndex((first) => count >= first);
      return step < 0 ? 0 : levelAt(step);
    },
    legend: [
      { level: 0, counts: '0' },
      ...starts.map((first, step) => ({ level: levelAt(step), counts: rangeText(first, starts[step + 1]) })),
    ],
  };
}

function rangeText(first: number, next: number | undefined): string {
  if (next === undefined) return `${countText(first)}+`;
  return next - 1 === first ? countText(first) : `${countText(first)}–${countText(next - 1)}`;
}
