// What a figure rests on, in the form that all views share: `n = 96 commits`, `1 Sep – 26 Nov 2026`.
import { windowText } from '../../report/calendar-day.js';
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
