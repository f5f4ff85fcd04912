// What a figure rests on, in the form that all views share: `n = 96 commits`, `1 Sep – 26 Nov 2026`.
import { windowText } from '../../report/calendar-day.js';
import { manyText } from '../../report/figures.js';
import { FIRST_DAY } from '../shell/filters.js';

export interface About {
  readonly n: number;
  readonly window: { readonly from: string; readonly to: string };
}

export const nText = (n: number, one = 'commit'): string => `n = ${manyText(n, one)}`;

export const spanText = ({ from, to }: About['window']): string =>
  from <= FIRST_DAY ? `all up to ${windowText(to, to)}` : windowText(from, to);

export const sampleOf = ({ n, window }: About, ...more: readonly string[]): readonly string[] => [
  nText(n),
  spanText(window),
  ...more,
];

interface Weekly<Week> {
  readonly weeks: readonly Week[];
  readonly window: About['window'];
}

/** Where everything was asked for, from the first week that has a commit. */
export function shownWeeks<Week extends { readonly commits: number }>({
  weeks,
  window,
}: Weekly<Week>): readonly Week[] {
  if (window.from > FIRST_DAY) return weeks;
  const first = weeks.findIndex(({ commits }) => commits > 0);
  return first < 0 ? [] : weeks.slice(first);
}
