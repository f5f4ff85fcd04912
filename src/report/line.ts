// A page is lines, a line is spans, a span is text with a tone. Layout works on spans; colour, escaping and the limit of
// the terminal's width are applied in one place, `printPage`, so no renderer can forget them.
import { safeText } from '../domain/safe-text.js';
import { clipEnd, widthOf } from './display-width.js';

/** What the caller colours with: the functions of picocolors, or `plainPaint`. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  red(text: string): string;
  cyan(text: string): string;
}

export type Tone = 'plain' | 'strong' | 'faint' | 'good' | 'bad' | 'accent';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

export type Line = readonly Span[];

/** Where a page is drawn. */
export interface Paper {
  /** Cells a line. */
  readonly columns: number;
  readonly paint: Paint;
}

const same = (text: string): string => text;
export const plainPaint: Paint = { bold: same, dim: same, green: same, red: same, cyan: same };

const toned =
  (tone: Tone) =>
  (text: string): Span => ({ text: safeText(text), tone });
export const plain = toned('plain');
export const strong = toned('strong');
export const faint = toned('faint');
export const good = toned('good');
export const bad = toned('bad');
export const accent = toned('accent');

export const blank: Line = [];

/** One line of spans and bare texts. */
export function line(...parts: readonly (Span | string)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? plain(part) : part));
}

export function widthOfLine(spans: Line): number {
  return spans.reduce((width, { text }) => width + widthOf(text), 0);
}

/** The page as text: escaped, cut to the paper, painted, each line ended by a newline, nothing trailing. */
export function printPage(lines: readonly Line[], { columns, paint }: Paper): string {
  return lines.map((spans) => `${printLine(trimLine(spans), columns, paint)}\n`).join('');
}

function printLine(spans: Line, columns: number, paint: Paint): string {
  let left = columns;
  return spans
    .map(({ text, tone }) => {
      const cut = clipEnd(safeText(text), left);
      left -= widthOf(cut);
      return cut === '' ? '' : paintOf(paint, tone)(cut);
    })
    .join('');
}

/** Without blanks at its end, whichever spans they are in. */
function trimLine(spans: Line): Line {
  const last = spans.at(-1);
  if (last === undefined) return spans;
  const text = last.text.trimEnd();
  const before = spans.slice(0, -1);
  return text === '' ? trimLine(before) : [...before, { text, tone: last.tone }];
}

function paintOf(paint: Paint, tone: Tone): (text: string) => string {
  const paints: Record<Tone, (text: string) => string> = {
    plain: same,
    strong: paint.bold,
    faint: paint.dim,
    good: paint.green,
    bad: paint.red,
    accent: paint.cyan,
  };
  return paints[tone];
}
