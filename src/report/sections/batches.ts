// How much at once: lines, files and directories a commit, as spread, then commits by size.
import { layBars, sparkText } from '../bar.js';
import { addDays, daysBetween } from '../calendar-day.js';
import { countText, figureText, manyText, tooFewText } from '../figures.js';
import { heading, wrapWords } from '../flow.js';
import { type Line, accent, blank, faint, line, plain } from '../line.js';
import { monthsText } from '../months.js';
import { layTable } from '../table.js';
import type { BatchView, Enough, Spread } from '../view.js';

export function layBatches(batches: Enough<BatchView>, window: string, columns: number): readonly Line[] {
  if (!batches.enough) {
    return [...heading('Batch size', [window], columns), line(`  ${tooFewText(batches.n, batches.needed)}`)];
  }
  const sample = [`n = ${countText(batches.n)}`, window, 'merges and agents left out'];
  return [
    ...heading('Batch size', sample, columns),
    ...laySpreads(batches, columns),
    blank,
    ...layBars(bucketBars(batches), { n: batches.n, columns }),
    ...layTrend(batches, columns),
  ];
}

const LEAST_WEEKS = 4;

/** The median of each week as one cell; weeks without commits are dots. Logarithmic: 1,000 lines must not flatten all of 20. */
function layTrend({ weeks }: BatchView, columns: number): readonly Line[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined || weeks.length < LEAST_WEEKS) return [];
  const count = Math.min(columns - 4, daysBetween(first.monday, last.monday) / 7 + 1);
  const from = addDays(last.monday, -7 * (count - 1));
  const medians = new Map(weeks.map(({ monday, median }) => [monday, median]));
  const shown = Array.from({ length: count }, (_, week) => medians.get(addDays(from, week * 7)));
  const known = shown.filter((median) => median !== undefined);
  const range = `${countText(Math.min(...known))} to ${countText(Math.max(...known))} lines`;
  const said = `  week by week, logarithmic: median ${range} (n = ${manyText(known.length, 'week')} with commits)`;
  return [
    blank,
    line('  ', accent(sparkText(heightsOf(shown), 1))),
    line('  ', faint(monthsText(from, { weeks: count, cell: 1 }))),
    ...wrapWords(plain(said), { columns, indent: 2 }),
  ];
}

function laySpreads({ lines, files, directories }: BatchView, columns: number): readonly Line[] {
  const spreads: readonly Spread[] = [lines, files, directories];
  return layTable(
    [
      { title: 'a commit', cells: ['lines', 'files', 'directories'] },
      { title: 'median', cells: spreads.map(({ median }) => figureText(median)), align: 'right', tone: 'strong' },
      { title: '9 of 10 up to', cells: spreads.map(({ ninetieth }) => figureText(ninetieth)), align: 'right' },
    ],
    columns,
  );
}

/** From an eighth for the least to 1 for the most; 0 where there was nothing. */
function heightsOf(medians: readonly (number | undefined)[]): readonly number[] {
  const sizes = medians.map((median) => (median === undefined ? undefined : Math.log(median + 1)));
  const known = sizes.filter((size) => size !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const shareOf = (size: number): number => (most === least ? 1 : (size - least) / (most - least));
  return sizes.map((size) => (size === undefined ? 0 : 0.125 + 0.875 * shareOf(size)));
}

function bucketBars({ buckets }: BatchView): readonly { label: string; value: number }[] {
  return buckets.map(({ from, commits }, index) => ({
    label: `${bucketText(from, buckets[index + 1]?.from)} lines`,
    value: commits,
  }));
}

function bucketText(from: number, next: number | undefined): string {
  if (next === undefined) return `${countText(from)} or more`;
  return next - 1 === from ? countText(from) : `${countText(from)}–${countText(next - 1)}`;
}
