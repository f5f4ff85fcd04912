// What changed against one's own past, a line each.
import { type Day, windowText } from '../calendar-day.js';
import { countText } from '../figures.js';
import { wrapWords } from '../flow.js';
import { insightText } from '../insights-view.js';
import { type Line, accent, faint, line, plain, strong, widthOfLine } from '../line.js';
import type { InsightView } from '../report-shape.js';

/** The surest; the others are a command away. */
const MOST = 3;

export function layInsights(insights: readonly InsightView[], today: Day, columns: number): readonly Line[] {
  if (insights.length === 0) return [];
  const more = insights.length - MOST;
  return [
    line(strong('What changed')),
    ...insights.slice(0, MOST).flatMap((insight) => layInsight(insight, today, columns)),
    ...(more > 0 ? [line('  ', faint(`${countText(more)} more: `), accent('craftnudge insights'))] : []),
  ];
}

export function layInsight(insight: InsightView, today: Day, columns: number): readonly Line[] {
  const { n, unit, from, to } = insight;
  const sentence = wrapWords(plain(insightText(insight, today)), { columns: columns - 2, indent: 0 });
  const sample = faint(`n = ${countText(n)} ${unit}, ${windowText(from, to)}`);
  const last = sentence.at(-1) ?? [];
  const fits = 2 + widthOfLine(last) + 2 + widthOfLine([sample]) <= columns;
  const rows = fits ? [...sentence.slice(0, -1), [...last, plain('  '), sample]] : [...sentence, [plain('  '), sample]];
  return rows.map((row): Line => [plain('  '), ...row]);
}
