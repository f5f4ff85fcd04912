// Lines added and deleted a week, as one sparkline with its months, then the same in figures.
import { quantileOf } from '../../analytics/quantile.js';
import { foldValues, sparkText } from '../bar.js';
import { countText, manyText } from '../figures.js';
import { flowPhrases, heading } from '../flow.js';
import { type Line, accent, faint, line } from '../line.js';
import { dayText } from '../calendar-day.js';
import { monthsText } from '../months.js';
import type { ChurnView } from '../report-shape.js';
import type { Window } from '../view.js';
import { layFiles } from './files.js';
import { shortSpanText } from './header.js';

type Week = ChurnView['weeks'][number];
const NO_WEEK: Week = { monday: '1970-01-05', commits: 0, insertions: 0, deletions: 0 };
/** One import of a thousand files must not flatten half a year: then the 90th percentile is full height, and it says so. */
const OUTLIER = 3;
const LEAST_WEEKS = 8;

export function layChurn({ n, weeks, files }: ChurnView, window: Window, columns: number): readonly Line[] {
  const { sums, of } = foldValues(weeks.map(sizeOf), columns - 4);
  const full = fullHeightOf(sums);
  const each = of === 1 ? 'lines a week' : `lines in ${of} weeks`;
  const months = of === 1 ? monthsText(weeks[0]?.monday ?? window.from, { weeks: weeks.length, cell: 1 }) : '';
  return [
    ...heading('Churn', [`n = ${countText(n)}`, shortSpanText(window), each], columns),
    line(
      '  ',
      accent(sparkText(sums, full)),
      faint(`  █ ${countText(full)}${full < Math.max(...sums) ? ' or more' : ''}`),
    ),
    ...(months === '' ? [] : [line('  ', faint(months))]),
    ...flowPhrases(figuresOf(weeks, window), { columns, indent: 2 }),
    ...layFiles(files, columns),
  ];
}

function fullHeightOf(sums: readonly number[]): number {
  const largest = Math.max(0, ...sums);
  const busy = sums.filter((sum) => sum > 0);
  const ninetieth = Math.round(quantileOf(busy, 0.9) ?? 0);
  return busy.length >= LEAST_WEEKS && largest > ninetieth * OUTLIER ? ninetieth : largest;
}

function figuresOf(weeks: readonly Week[], window: Window): readonly Line[] {
  const largest = weeks.reduce((most, week) => (sizeOf(week) > sizeOf(most) ? week : most), NO_WEEK);
  const active = weeks.filter(({ commits }) => commits > 0).length;
  return [
    line(`+${countText(sumOf(weeks, 'insertions'))} −${countText(sumOf(weeks, 'deletions'))} lines`),
    line(`commits in ${countText(active)} of ${manyText(weeks.length, 'week')}`),
    line(`most: ${countText(sizeOf(largest))} in the week of ${dayText(largest.monday, window.to)}`),
  ];
}

function sumOf(weeks: readonly Week[], field: 'deletions' | 'insertions'): number {
  return weeks.reduce((sum, week) => sum + week[field], 0);
}

function sizeOf({ insertions, deletions }: Week): number {
  return insertions + deletions;
}
