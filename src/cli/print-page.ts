// A view as a person or a program wants it: a page fitted to the terminal, or JSON.
import picocolors from 'picocolors';
import type { Paper } from '../report/line.js';
import { safeJsonText } from '../domain/safe-text.js';
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

/** JSON for people and programs, fit for a terminal. */
export function safeJson(value: object): string {
  return safeJsonText(JSON.stringify(value, null, 2));
}
