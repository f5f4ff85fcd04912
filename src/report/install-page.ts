// What `craftnudge install-hooks` says at its end: what was done, what was found in the real history, what would have
// been said, and what to run next.
import { countText, manyText, sentenceText, tooFewText } from './figures.js';
import { withRemark, wrapWords } from './flow.js';
import { type Line, type Paper, bad, faint, good, line, plain, printPage } from './line.js';
import type { Day } from './calendar-day.js';
import { layNext } from './sections/next.js';
import { layPreview } from './sections/preview.js';
import type { InstallStep, InstallView } from './view.js';

interface FoundSoFar extends Pick<InstallView, 'findings' | 'steps'> {
  /** Where nothing more will follow. */
  readonly next?: readonly string[];
}

/** What can be told within a second of the install, while the whole history is still being read. */
export function renderFoundSoFar({ steps, findings, next = [] }: FoundSoFar, paper: Paper): string {
  const { columns } = paper;
  const lines = [
    ...steps.flatMap((step) => layStep(step, columns)),
    ...findings.flatMap((finding) => layFinding(finding, columns)),
    ...(next.length === 0 ? [] : layNext(next, columns)),
  ];
  return printPage(lines, paper);
}

/** `today` is the person's local date: dates of other years name their year. */
export function renderInstallReport(view: InstallView, today: Day, paper: Paper): string {
  const { columns } = paper;
  const lines = [
    ...view.steps.flatMap((step) => layStep(step, columns)),
    ...wrapWords(plain([usualText(view), ...view.findings.map(sentenceText)].join('. ')), { columns, indent: 0 }),
    ...layPreview({ preview: view.preview, today, several: false }, columns),
    ...layNext(view.next, columns),
  ];
  return printPage(lines, paper);
}

function layStep({ done, text, remark = '' }: InstallStep, columns: number): readonly Line[] {
  const [first = [], ...rest] = wrapWords(plain(text), { columns: columns - 2, indent: 0 });
  const step: Line = [done ? good('✓') : bad('✗'), plain(' '), ...first];
  if (rest.length === 0) return withRemark(step, line(faint(remark)), { columns, indent: 2 });
  const below = remark === '' ? rest : [...rest, line(faint(remark))];
  return [step, ...below.map((words): Line => [plain('  '), ...words])];
}

function layFinding(finding: string, columns: number): readonly Line[] {
  const words = wrapWords(plain(sentenceText(finding)), { columns: columns - 2, indent: 0 });
  return words.map((row, index): Line => [plain(index === 0 ? '· ' : '  '), ...row]);
}

function usualText({ usual }: InstallView): string {
  if (!usual.enough) return `Your usual commit: ${tooFewText(usual.n, usual.needed)}`;
  const { n, lines, files } = usual;
  return `Your usual commit: ${manyText(lines, 'line')} in ${manyText(files, 'file')} (n = ${countText(n)})`;
}
