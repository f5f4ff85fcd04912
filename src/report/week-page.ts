// `craftnudge week`: the last seven days as bars, batch size, the files that took most, and one observation.
import { barText } from './bar.js';
import { countText, manyText, tooFewText } from './figures.js';
import { flowPhrases, heading, wrapWords } from './flow.js';
import { type Line, type Paper, blank, line, plain, printPage } from './line.js';
import { dayText, weekdayName } from './local-time.js';
import { joinBlocks } from './report-page.js';
import { layHeader, shortSpanText, spanText } from './sections/header.js';
import { layHotspots } from './sections/hotspots.js';
import { layNext } from './sections/next.js';
import { layTable } from './table.js';
import type { WeekView } from './view.js';

const LONGEST = 40;

export function renderWeek(view: WeekView, paper: Paper): string {
  const { columns } = paper;
  const blocks = [
    headerOf(view, columns),
    layDays(view, columns),
    ...busyBlocks(view, columns),
    layNext(view.next, columns),
  ];
  return printPage(joinBlocks(blocks.filter((block) => block.length > 0)), paper);
}

function headerOf({ subject, window, n, days }: WeekView, columns: number): readonly Line[] {
  const lines = days.reduce((sum, day) => sum + day.lines, 0);
  const counted = [`n = ${manyText(n, 'commit')}`, manyText(lines, 'line')];
  return layHeader({ title: 'craftnudge week', subject, window: spanText(window), counted }, columns);
}

function layDays({ days, window }: WeekView, columns: number): readonly Line[] {
  const largest = Math.max(0, ...days.map(({ commits }) => commits));
  const room = Math.max(4, Math.min(LONGEST, columns - 34));
  return layTable(
    [
      { title: '', cells: days.map(({ day }) => `${weekdayName(day)} ${dayText(day, window.to)}`), tone: 'faint' },
      { title: 'commits', cells: days.map(({ commits }) => countText(commits)), align: 'right', tone: 'strong' },
      { title: 'lines', cells: days.map(({ lines }) => countText(lines)), align: 'right' },
      { title: '', cells: days.map(({ commits }) => barText(commits, largest, room)), tone: 'accent' },
    ],
    columns,
  );
}

function busyBlocks(view: WeekView, columns: number): readonly (readonly Line[])[] {
  if (view.n === 0) return [usualLines(view, columns)];
  const files = {
    title: 'Files',
    files: view.files,
    n: view.n,
    window: shortSpanText(view.window),
    today: view.window.to,
  };
  const observed = view.observation === null ? [] : wrapWords(plain(view.observation), { columns, indent: 0 });
  return [[...batchLines(view, columns), ...usualLines(view, columns)], layHotspots(files, columns), observed];
}

function batchLines({ batches }: WeekView, columns: number): readonly Line[] {
  const head = heading('Batch size', ['this week', 'merges left out'], columns);
  if (!batches.enough) return [...head, line(`  ${tooFewText(batches.n, batches.needed)}`)];
  const { lines, files } = batches;
  const phrases = [
    `median ${manyText(lines.median, 'line')} in ${manyText(files.median, 'file')} (n = ${countText(lines.n)})`,
    `middle half ${countText(lines.lowerQuartile)}–${countText(lines.upperQuartile)} lines`,
    `largest ${countText(lines.largest)}`,
  ];
  return [
    ...head,
    ...flowPhrases(
      phrases.map((phrase) => line(phrase)),
      { columns, indent: 2 },
    ),
  ];
}

function usualLines({ usual }: WeekView, columns: number): readonly Line[] {
  if (!usual.enough) {
    return [line(`  your usual week: ${tooFewText(usual.n, usual.needed, 'earlier weeks with commits')}`)];
  }
  const phrases = [
    `your usual week (median of the ${manyText(usual.n, 'week')} with commits in the 12 before): ${manyText(usual.commits, 'commit')}`,
    manyText(usual.commitLines, 'line'),
    `median batch ${manyText(usual.batches, 'line')}`,
  ];
  const sentence = wrapWords(plain(phrases.join(', ')), { columns: columns - 2, indent: 0 });
  return sentence.length === 0 ? [blank] : sentence.map((words) => [plain('  '), ...words]);
}
