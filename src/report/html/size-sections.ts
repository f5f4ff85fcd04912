// How much at once: commits by size, the median week by week, lines added and deleted.
import { countText, figureText, manyText, tooFewText } from '../figures.js';
import type { ReportView } from '../report-shape.js';
import type { BatchView } from '../view.js';
import { drawBars } from './charts/bar-chart.js';
import { churnCeiling, drawChurn } from './charts/churn-chart.js';
import { drawTrend } from './charts/trend-chart.js';
import { type Markup, element, shortPath } from './markup.js';
import { figure, figuresBehind, section, spanOf, table } from './parts.js';

export function batchSection({ batches, window }: ReportView): Markup {
  const title = 'Batch size';
  if (!batches.enough) {
    const few = tooFewText(batches.n, batches.needed);
    return section({ title, sample: [`n = ${manyText(batches.n, 'commit')}`, spanOf(window)] }, element('p', {}, few));
  }
  const { lines, files, n } = batches;
  const sample = [`n = ${manyText(n, 'commit')}`, spanOf(window), 'merges and agents left out'];
  const said = `Half of the commits have up to ${figureText(lines.median)} lines in ${figureText(files.median)} files; 9 of 10 up to ${figureText(lines.ninetieth)} lines`;
  return section(
    { title, sample },
    element('p', {}, said),
    figure(drawBars(bucketsOf(batches), { n, full: n }, said), 'Commits by lines added and deleted'),
    ...trendOf(batches),
  );
}

function bucketsOf({ buckets }: BatchView): readonly { label: string; value: number }[] {
  return buckets.map(({ from, commits }, index) => {
    const next = buckets[index + 1]?.from;
    const range = next === undefined ? `${countText(from)} and more` : `${countText(from)}–${countText(next - 1)}`;
    return { label: next === undefined ? range : `${range} lines`, value: commits };
  });
}

const LEAST_WEEKS = 3;

function trendOf({ weeks }: BatchView): readonly Markup[] {
  if (weeks.length < LEAST_WEEKS) return [];
  const said = `Median of lines a commit, week by week (n = ${manyText(weeks.length, 'week')} with commits, logarithmic)`;
  const rows = weeks.map(({ monday, n, median }) => [monday, countText(n), countText(median)]);
  return [
    element('h3', {}, 'Over time'),
    figure(drawTrend(weeks, said), said),
    figuresBehind({ caption: said, columns: ['Week of', 'Commits', 'Median of lines'], rows }),
  ];
}

export function churnSection({ churn, window }: ReportView): Markup {
  const { n, weeks, files } = churn;
  const sum = (field: 'deletions' | 'insertions'): string =>
    countText(weeks.reduce((total, week) => total + week[field], 0));
  const { full, isCut } = churnCeiling(weeks);
  const cut = isCut ? `; bars end at ${countText(full)}` : '';
  const said = `+${sum('insertions')} −${sum('deletions')} lines in ${manyText(weeks.length, 'week')}${cut}`;
  const rows = files.map((file) => [
    element('code', {}, shortPath(file.path)),
    countText(file.commits),
    `+${countText(file.insertions)}`,
    `−${countText(file.deletions)}`,
  ]);
  return section(
    { title: 'Churn', sample: [`n = ${manyText(n, 'commit')}`, spanOf(window), 'lines a week'] },
    figure(drawChurn(weeks, said), said),
    rows.length === 0
      ? null
      : table({ caption: 'Files with most changed lines', columns: ['File', 'Commits', 'Added', 'Deleted'], rows }),
  );
}
