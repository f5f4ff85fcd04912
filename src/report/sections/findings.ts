// What stands out in the history: a sentence each, with its own sample and window.
import { type Day, windowText } from '../calendar-day.js';
import { countText, sentenceText } from '../figures.js';
import { wrapWords } from '../flow.js';
import { type Line, faint, line, plain, strong, widthOfLine } from '../line.js';
import type { FindingView } from '../report-shape.js';

const MOST = 4;

export function layFindings(findings: readonly FindingView[], columns: number): readonly Line[] {
  const lines = findings.slice(0, MOST).flatMap((finding) => layFinding(finding, columns));
  return lines.length === 0 ? [] : [line(strong('What stands out')), ...lines];
}

function layFinding({ text, n, from, to }: FindingView, columns: number): readonly Line[] {
  const sentence = wrapWords(plain(sentenceText(text)), { columns: columns - 2, indent: 0 });
  const sample = faint(`n = ${countText(n)}, ${spanOf(from, to)}`);
  const last = sentence.at(-1) ?? [];
  const fits = 2 + widthOfLine(last) + 2 + widthOfLine([sample]) <= columns;
  const rows = fits ? [...sentence.slice(0, -1), [...last, plain('  '), sample]] : [...sentence, [plain('  '), sample]];
  return rows.map((row): Line => [plain('  '), ...row]);
}

function spanOf(from: Day, to: Day): string {
  return windowText(from, to);
}
