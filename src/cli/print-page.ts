// A view as a person or a program wants it: a page fitted to the terminal, or JSON.
import picocolors from 'picocolors';
import type { Paper } from '../report/line.js';
import { safeText } from '../domain/safe-text.js';
import type { CommandContext, CommandInput } from './command.js';

/** Lines longer than this are hard to read, however wide the terminal. */
const WIDEST = 120;

export function paperOf({ columns, colour }: CommandContext): Paper {
  return { columns: Math.min(columns, WIDEST), paint: picocolors.createColors(colour) };
}

/** `render` draws the page; with --json the view itself is printed. */
export function printView<View extends object>(
  context: CommandContext,
  { options }: CommandInput,
  { view, render }: { readonly view: View; render(view: View, paper: Paper): string },
): void {
  context.print(options['json'] === true ? safeJson(view) : render(view, paperOf(context)));
}

/** JSON in which whatever `safeText` would show escaped is `\uXXXX`: the same value, and no raw control byte in a terminal. */
export function safeJson(value: object): string {
  return JSON.stringify(value, null, 2).replace(/[^\n\x20-\x7e]/gu, escapeUnsafe);
}

function escapeUnsafe(character: string): string {
  if (safeText(character) === character) return character;
  return Array.from({ length: character.length }, (_, index) => unicodeEscape(character.charCodeAt(index))).join('');
}

function unicodeEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
