// HTML and SVG that cannot be broken by a text: elements are built, never written, and every text in them is escaped.
// Names of elements and attributes come from this program only. In: texts and elements. Out: markup.
import { safeText } from '../../domain/safe-text.js';

/** Made here alone, so whatever is one has been escaped. */
export interface Markup {
  readonly markup: string;
}

export type Child = Markup | string | null | readonly Child[];
export type Attributes = Readonly<Record<string, string | number>>;

/** Elements that end where they begin. */
const VOID = new Set(['meta', 'br']);

export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(String(value))}"`);
  const start = `<${name}${given.join('')}>`;
  if (VOID.has(name)) return { markup: start };
  return { markup: `${start}${children.map(markupOf).join('')}</${name}>` };
}

/** A style sheet of this program: the one text that is not escaped, so it takes no text of anybody else. */
export function styleSheet(css: string): Markup {
  return { markup: `<style>${css}</style>` };
}

function markupOf(child: Child): string {
  if (child === null) return '';
  if (typeof child === 'string') return escapeMarkup(child);
  return isList(child) ? child.map(markupOf).join('') : child.markup;
}

/** Array.isArray does not narrow a readonly list. */
function isList(child: Markup | readonly Child[]): child is readonly Child[] {
  return Array.isArray(child);
}

const LONGEST = 300;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** A text as it may stand between tags and in a quoted attribute: what cannot be seen is shown, what is markup is text. */
export function escapeMarkup(text: string): string {
  return safeText(text).replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}

/** A text out of a repository, cut: nobody reads a megabyte, and a page must stay a page. */
export function shortText(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A path, cut at its start: its end says most. */
export function shortPath(path: string): string {
  return path.length <= LONGEST ? path : `…${path.slice(1 - LONGEST).replace(/^[\udc00-\udfff]/, '')}`;
}
