// The five figures that people ask for first, side by side: a number above its name. A figure that rests on too little
// is a dash; n and window stand in the page's head.
import { padEnd, widthOf } from '../display-width.js';
import { countText, figureText, percentText } from '../figures.js';
import { flowPhrases } from '../flow.js';
import { type Line, faint, line, plain, strong } from '../line.js';
import type { ReportView } from '../report-shape.js';

interface Glance {
  readonly figure: string;
  readonly name: string;
}

const GAP = 3;

export function layGlance(view: ReportView, columns: number): readonly Line[] {
  const glances = glancesOf(view);
  const widths = glances.map(({ figure, name }) => Math.max(widthOf(figure), widthOf(name)) + GAP);
  const room = 2 + widths.reduce((sum, width) => sum + width, -GAP);
  if (room > columns) {
    const phrases = glances.map(({ figure, name }) => line(strong(figure), ` ${name}`));
    return flowPhrases(phrases, { columns, indent: 2 });
  }
  const row = (spanOf: (glance: Glance, width: number) => Line[number]): Line => [
    plain('  '),
    ...glances.map((glance, index) => spanOf(glance, widths[index] ?? 0)),
  ];
  return [
    row(({ figure }, width) => strong(padEnd(figure, width))),
    row(({ name }, width) => faint(padEnd(name, width))),
  ];
}

function glancesOf({ n, rhythm, batches, messages }: ReportView): readonly Glance[] {
  return [
    { figure: countText(n), name: n === 1 ? 'commit' : 'commits' },
    { figure: countText(rhythm.activeDays), name: `of ${countText(rhythm.days.length)} days` },
    { figure: batches.enough ? figureText(batches.lines.median) : '–', name: 'lines a commit' },
    { figure: batches.enough ? figureText(batches.files.median) : '–', name: 'files a commit' },
    { figure: messages.enough ? percentText(messages.withBody, messages.n) : '–', name: 'with a body' },
  ];
}
