// Lines added and deleted a week, as one sparkline with its months, then the same in figures.
import { foldValues, sparkText } from '../bar.js';
import { countText, manyText } from '../figures.js';
import { flowPhrases, heading } from '../flow.js';
import { type Line, accent, faint, line } from '../line.js';
import { dayText } from '../local-time.js';
import type { ChurnView, Window } from '../view.js';
import { spanText } from './header.js';

export function layChurn({ weeks }: ChurnView, window: Window, columns: number): readonly Line[] {
  const lines = weeks.map(({ insertions, deletions }) => insertions + deletions);
  const n = weeks.reduce((sum, { commits }) => sum + commits, 0);
  const { sums, of } = foldValues(lines, columns - 4);
  const each = of === 1 ? 'lines a week' : `lines in ${of} weeks a mark`;
  return [
    ...heading('Churn', [`n = ${countText(n)}`, spanText(window), each], columns),
    line('  ', accent(sparkText(sums))),
    ...flowPhrases(figuresOf(weeks, window), { columns, indent: 2 }),
  ];
}

function figuresOf(weeks: ChurnView['weeks'], window: Window): readonly Line[] {
  const total = (pick: (week: ChurnView['weeks'][number]) => number): number =>
    weeks.reduce((sum, week) => sum + pick(week), 0);
  const largest = weeks.reduce((most, week) => (sizeOf(week) > sizeOf(most) ? week : most), weeks[0] ?? NO_WEEK);
  const active = weeks.filter(({ commits }) => commits > 0).length;
  return [
    line(`+${countText(total(({ insertions }) => insertions))} −${countText(total(({ deletions }) => deletions))}`),
    line(`commits in ${countText(active)} of ${manyText(weeks.length, 'week')}`),
    line(`most: ${countText(sizeOf(largest))} in the week of ${dayText(largest.monday, window.to)}`),
    line(faint('lock files, vendored and generated files included')),
  ].slice(0, 3);
}

const NO_WEEK: ChurnView['weeks'][number] = { monday: '1970-01-01', commits: 0, insertions: 0, deletions: 0 };

function sizeOf({ insertions, deletions }: ChurnView['weeks'][number]): number {
  return insertions + deletions;
}
