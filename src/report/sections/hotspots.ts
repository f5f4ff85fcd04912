// The code files where most commits and most fixes meet, by anybody: where a mistake costs most.
import { countText, percentText } from '../figures.js';
import { heading } from '../flow.js';
import { type Line, line } from '../line.js';
import { layTable } from '../table.js';
import type { HotspotsView } from '../report-shape.js';
import { unkeptText } from '../unkept.js';
import { shortSpanText } from './header.js';
import { layLeftOut } from './left-out.js';

const MOST = 8;

export function layHotspots({ n, window, files, unkept }: HotspotsView, columns: number): readonly Line[] {
  const sample = [`n = ${countText(n)} by everyone`, shortSpanText(window), 'commits × fixes'];
  const head = heading('Hotspots', sample, columns);
  const leftOut = layLeftOut(unkeptText(unkept, ['messages', 'paths']), columns);
  if (files.length === 0) return [...head, ...(leftOut.length > 0 ? leftOut : [line('  no code file was fixed')])];
  const most = files.slice(0, MOST);
  return [
    ...head,
    ...layTable(
      [
        { title: 'file', cells: most.map(({ path }) => path), gives: 'start' },
        { title: 'commits', cells: most.map(({ commits }) => countText(commits)), align: 'right' },
        { title: 'fixes', cells: most.map(({ fixes }) => countText(fixes)), align: 'right', tone: 'strong' },
        {
          title: 'share',
          cells: most.map(({ fixes, commits }) => percentText(fixes, commits)),
          align: 'right',
          tone: 'faint',
        },
      ],
      columns,
    ),
    ...leftOut,
  ];
}
