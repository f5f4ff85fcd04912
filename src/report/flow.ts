// Text laid into the width of the paper: headings with their sample and window, phrases that break only between
// phrases, and a remark that stands at the right where there is room and below where there is none.
import { piecesOf } from './display-width.js';
import { type Line, type Span, faint, line, plain, strong, widthOfLine } from './line.js';

const SEPARATOR = ' · ';
/** Where a line may break: not inside `n = 12` or `59 %`. */
const GAP = /(?<! =) (?![=%])/;

/** A section's first lines: its name, and what its figures were counted over. */
export function heading(title: string, sample: readonly string[], columns: number): readonly Line[] {
  const note = line(faint(sample.join(SEPARATOR)));
  const [first = [], ...rest] = flowPhrases(
    sample.map((phrase) => line(faint(phrase))),
    {
      columns,
      indent: title.length + 2,
    },
  );
  if (widthOfLine(note) === 0) return [line(strong(title))];
  return [[strong(title), plain('  '), ...first.slice(1)], ...rest];
}

interface FlowRoom {
  readonly columns: number;
  readonly indent: number;
}

/** Phrases joined by ` · `, broken between phrases where a line is full; every line is indented. */
export function flowPhrases(phrases: readonly Line[], { columns, indent }: FlowRoom): readonly Line[] {
  const margin = plain(' '.repeat(indent));
  const lines: Line[] = [];
  let current: Line = [];
  for (const phrase of phrases) {
    const joined = current.length === 0 ? phrase : [...current, faint(SEPARATOR), ...phrase];
    const fits = current.length === 0 || indent + widthOfLine(joined) <= columns;
    if (!fits) lines.push([margin, ...current]);
    current = fits ? joined : phrase;
  }
  return current.length === 0 ? lines : [...lines, [margin, ...current]];
}

/** Words of one sentence over as many lines as it takes; lines after the first are indented by `indent`. */
export function wrapWords(text: Span, { columns, indent }: FlowRoom): readonly Line[] {
  const lines: Span[] = [];
  for (const word of text.text.split(GAP)) {
    const last = lines.at(-1);
    const room = columns - (lines.length > 1 ? indent : 0);
    const joined = last === undefined ? undefined : { text: `${last.text} ${word}`, tone: text.tone };
    if (joined !== undefined && widthOfLine([joined]) <= room) lines.splice(-1, 1, joined);
    else lines.push({ text: word, tone: text.tone });
  }
  return lines.map((span, index) => (index === 0 ? [span] : [plain(' '.repeat(indent)), span]));
}

/** Words beside a head: lines after the first stand below the first word. A word longer than a line, as paths are, goes on. */
export function hangWords(head: Line, { text, tone }: Span, columns: number): readonly Line[] {
  const indent = widthOfLine(head);
  const margin = plain(' '.repeat(indent));
  const room = columns - indent;
  const words = text.split(' ').flatMap((word) => piecesOf(word, room));
  const lines = wrapWords({ text: words.join(' '), tone }, { columns: room, indent: 0 });
  return lines.map((row, index): Line => [...(index === 0 ? head : [margin]), ...row]);
}

/** `remark` at the right edge of the line, or on a line of its own below, indented. */
export function withRemark(main: Line, remark: Line, { columns, indent }: FlowRoom): readonly Line[] {
  const room = columns - widthOfLine(main) - widthOfLine(remark);
  if (widthOfLine(remark) === 0) return [main];
  if (room < 2) return [main, [plain(' '.repeat(indent)), ...remark]];
  return [[...main, plain(' '.repeat(room)), ...remark]];
}
