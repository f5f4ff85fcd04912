// Numbers and shares as people read them. Always the same form, so that columns align and two pages can be compared.
import { countText } from '../domain/count-text.js';

export { countText };

/** A figure, or `–` where nothing was counted. */
export function figureText(figure: number | null): string {
  return figure === null ? '–' : countText(figure);
}

/** `1 commit`, `2 commits`. */
export function manyText(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** The share of `part` in `whole`: `25 %`; never 0 % of something, never 100 % of not quite all; `–` of nothing. */
export function percentText(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = Math.round((part / whole) * 100);
  if (percent === 0 && part > 0) return '<1 %';
  if (percent === 100 && part < whole) return '>99 %';
  return `${percent} %`;
}

/** `96 of 380 (25 %)`. */
export function shareText(part: number, whole: number): string {
  return `${countText(part)} of ${countText(whole)} (${percentText(part, whole)})`;
}

/** What stands in a figure's place while its sample is too small: `too few yet: 12 of 30 commits`. */
export function tooFewText(n: number, needed: number, what = 'commits'): string {
  return `too few yet: ${countText(n)} of ${countText(needed)} ${what}`;
}

/** `text` with a capital first letter, unless it begins with the name of a file. */
export function sentenceText(text: string): string {
  const [first = ''] = text.split(' ');
  return /^\p{Ll}[\p{L}’'-]*$/u.test(first) ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}
