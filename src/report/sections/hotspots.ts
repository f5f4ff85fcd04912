// The files changed most often, with how many of those changes were fixes.
import { countText } from '../figures.js';
import { heading } from '../flow.js';
import { type Line, line } from '../line.js';
import { type Day, agoText, daysBetween } from '../local-time.js';
import { layTable } from '../table.js';
import type { HotspotView } from '../view.js';

export interface Hotspots {
  readonly title: string;
  readonly files: readonly HotspotView[];
  readonly n: number;
  readonly window: string;
  /** The page's last day. */
  readonly today: Day;
}

export function layHotspots({ title, files, n, window, today }: Hotspots, columns: number): readonly Line[] {
  const head = heading(title, [`n = ${countText(n)}`, window, 'fixes: the subject reads as one'], columns);
  if (files.length === 0) return [...head, line('  no file changed')];
  const several = new Set(files.map(({ repository }) => repository)).size > 1;
  const numbers = (pick: (file: HotspotView) => number): readonly string[] =>
    files.map((file) => countText(pick(file)));
  return [
    ...head,
    ...layTable(
      [
        {
          title: 'file',
          cells: files.map((file) => (several ? `${file.repository}: ${file.path}` : file.path)),
          gives: 'start',
        },
        { title: 'commits', cells: numbers(({ commits }) => commits), align: 'right', tone: 'strong' },
        { title: 'fixes', cells: numbers(({ fixes }) => fixes), align: 'right' },
        { title: 'lines', cells: numbers(({ lines }) => lines), align: 'right' },
        { title: 'latest', cells: files.map(({ latest }) => latestText(latest, today)), align: 'right', spare: true },
      ],
      columns,
    ),
  ];
}

function latestText(latest: Day, today: Day): string {
  const days = daysBetween(latest, today);
  return days <= 0 ? 'today' : agoText(days * 86_400);
}
