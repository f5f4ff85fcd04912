// `craftnudge week`: the last seven days as bars, batch size, the files that took most, and one observation.
import { barText } from './bar.js';
import { countText, figureText, manyText, tooFewText } from './figures.js';
import { flowPhrases, heading, wrapWords } from './flow.js';
import { type Line, type Paper, line, plain, printPage } from './line.js';
import { dayText, weekdayName } from './calendar-day.js';
import { layGoals } from './goals-view.js';
import { latestText } from './latest-text.js';
import { joinBlocks } from './report-page.js';
import { layFiles } from './sections/files.js';
import { layHeader, shortSpanText, spanText } from './sections/header.js';
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
    layGoals(view.goals, columns),
    layNext(view.next, columns),
  ];
  return printPage(joinBlocks(blocks), paper);
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
  if (view.n === 0) return [layIdle(view, columns), layComparison(view, columns)];
  const sample = [`n = ${countText(view.n)}`, shortSpanText(view.window)];
  const files = view.files.length === 0 ? [] : [...heading('Files', sample, columns), ...layFiles(view.files, columns)];
  const observed = view.observation === null ? [] : wrapWords(plain(view.observation), { columns, indent: 0 });
  return [layComparison(view, columns), files, observed];
}

function layIdle({ latest, window }: WeekView, columns: number): readonly Line[] {
  const text = latestText({ latest, today: window.to, commandFor: (day) => `craftnudge week --on ${day}` });
  return wrapWords(plain(`No commit recorded in these seven days.${text}`), { columns, indent: 0 });
}

/** The week's figures above those of a usual week, so that the eye compares down a column. */
function layComparison({ n, days, batches, usual }: WeekView, columns: number): readonly Line[] {
  const before = usual.enough
    ? [`usual: median of ${manyText(usual.n, 'week')}`, 'of the 12 before, those with commits']
    : [`usual: ${tooFewText(usual.n, usual.needed, 'earlier weeks with commits')}`];
  const lines = days.reduce((sum, day) => sum + day.lines, 0);
  const typical = usual.enough ? [usual.commits, usual.commitLines, usual.batches].map(figureText) : ['–', '–', '–'];
  const median = batches.enough ? figureText(batches.lines.median) : '–';
  const rows = [[countText(n), countText(lines), median], typical];
  const column = (index: number): readonly string[] => rows.map((row) => row[index] ?? '');
  const table = layTable(
    [
      { title: '', cells: ['this week', 'usual week'] },
      { title: 'commits', cells: column(0), align: 'right', tone: 'strong' },
      { title: 'lines', cells: column(1), align: 'right' },
      { title: 'lines a commit (median)', cells: column(2), align: 'right' },
    ],
    columns,
  );
  return [...heading('Compared', before, columns), ...table, ...layBatch(batches, columns)];
}

function layBatch(batches: WeekView['batches'], columns: number): readonly Line[] {
  if (!batches.enough) return [line(`  batch size: ${tooFewText(batches.n, batches.needed)}`)];
  const { n, lines, files } = batches;
  const phrases = [
    `9 of 10 commits up to ${figureText(lines.ninetieth)} lines`,
    `median ${files.median === null ? '–' : manyText(files.median, 'file')}`,
    `n = ${countText(n)}, merges and agents left out`,
  ];
  return flowPhrases(
    phrases.map((phrase) => line(phrase)),
    { columns, indent: 2 },
  );
}
