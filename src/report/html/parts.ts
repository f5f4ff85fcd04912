// Parts that all sections are made of: a section with its sample, a figure, a table with its caption.
import type { Window } from '../view.js';
import { windowText } from '../calendar-day.js';
import { type Child, type Markup, element } from './markup.js';

export interface SectionHead {
  readonly title: string;
  /** What its figures were counted over: n, window, what was left out. */
  readonly sample: readonly string[];
}

export function section({ title, sample }: SectionHead, ...children: readonly Child[]): Markup {
  return element(
    'section',
    {},
    element('h2', {}, title),
    element('p', { class: 'sample' }, sample.join(' · ')),
    ...children,
  );
}

export function figure(chart: Markup, caption: string, ...more: readonly Child[]): Markup {
  return element('figure', {}, chart, ...more, element('figcaption', {}, caption));
}

export interface HtmlTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of each row names it. */
  readonly rows: readonly (readonly Child[])[];
}

export function table({ caption, columns, rows }: HtmlTable): Markup {
  const body = rows.map(([first = '', ...cells]) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, first),
      cells.map((cell) => element('td', {}, cell)),
    ),
  );
  const heads = columns.map((name) => element('th', { scope: 'col' }, name));
  const head = element('thead', {}, element('tr', {}, heads));
  return element(
    'div',
    { class: 'wide' },
    element('table', {}, element('caption', {}, caption), head, element('tbody', {}, body)),
  );
}

/** The figures of a chart as a table, folded away: for those who hear the page, and those who want to copy. */
export function figuresBehind(content: HtmlTable): Markup {
  return element('details', {}, element('summary', {}, 'The figures'), table(content));
}

export function spanOf({ from, to }: Window): string {
  return windowText(from, to);
}
