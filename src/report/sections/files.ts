// The files with most changed lines.
import { countText } from '../figures.js';
import type { Line } from '../line.js';
import { layTable } from '../table.js';
import type { FileView } from '../view.js';

const MOST = 5;

export function layFiles(files: readonly FileView[], columns: number): readonly Line[] {
  const most = files.slice(0, MOST);
  if (most.length === 0) return [];
  return layTable(
    [
      { title: 'most changed', cells: most.map(({ path }) => path), gives: 'start' },
      { title: 'commits', cells: most.map(({ commits }) => countText(commits)), align: 'right' },
      {
        title: 'added',
        cells: most.map(({ insertions }) => `+${countText(insertions)}`),
        align: 'right',
        tone: 'good',
      },
      { title: 'deleted', cells: most.map(({ deletions }) => `−${countText(deletions)}`), align: 'right', tone: 'bad' },
    ],
    columns,
  );
}
