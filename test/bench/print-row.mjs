// A row of the table as text: number, what, bar, measured, verdict, and a note.
import { figureOf, verdictOf } from './result.mjs';

const WIDTHS = [4, 40, 9, 10, 14];

export const heading = () => line(['row', 'what', 'bar', 'measured', 'verdict', 'note']);

export function linesOf({ number, title }, results) {
  const body = results.map((one) => line(['', one.what, one.bar.text, figureOf(one), verdictOf(one), one.note]));
  return [`\n${String(number).padEnd(WIDTHS[0])}${title}`, ...body].join('\n');
}

function line(cells) {
  return cells
    .map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0))
    .join('')
    .trimEnd();
}
