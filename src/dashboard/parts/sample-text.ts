// What a figure rests on, in the form that all views share: `n = 96 commits`, `1 Sep – 26 Nov 2026`.
import { daysBetween, windowText } from '../../report/calendar-day.js';
import { manyText } from '../../report/figures.js';

export interface About {
  readonly n: number;
  readonly window: { readonly from: string; readonly to: string };
}

export const nText = (n: number, one = 'commit'): string => `n = ${manyText(n, one)}`;

export const spanText = ({ from, to }: About['window']): string => windowText(from, to);

export const sampleOf = ({ n, window }: About, ...more: readonly string[]): readonly string[] => [
  nText(n),
  spanText(window),
  ...more,
];

interface Weekly<Week> {
  readonly weeks: readonly Week[];
  readonly window: About['window'];
}

/** Longer windows ask for the past as far as it goes, not for days without commits before it. */
export const isLong = ({ from, to }: About['window']): boolean => daysBetween(from, to) > 366;

/** Of a long window, from the first week that has a commit. */
export function shownWeeks<Week extends { readonly commits: number }>({
  weeks,
  window,
}: Weekly<Week>): readonly Week[] {
  if (!isLong(window)) return weeks;
  const first = weeks.findIndex(({ commits }) => commits > 0);
  return first < 0 ? [] : weeks.slice(first);
}
