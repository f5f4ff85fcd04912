// How much at once: lines, files and directories a commit, as spread, then commits by size.
import { layBars } from '../bar.js';
import { countText, figureText, tooFewText } from '../figures.js';
import { heading } from '../flow.js';
import { type Line, blank, line } from '../line.js';
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
