// `craftnudge today`: the day's commits one by one, the shape of the day, and how it compares with your own past.
import { sparkText } from './bar.js';
import { countText, manyText, tooFewText } from './figures.js';
import { heading, wrapWords } from './flow.js';
import { layGoals } from './goals-view.js';
import { epochOf } from '../domain/instant.js';
import { type Line, type Paper, accent, faint, line, plain, printPage } from './line.js';
import { LONG_WEEKDAYS, clockOf, dayText, weekdayName, weekdayOfDay } from './calendar-day.js';
import { joinBlocks } from './report-page.js';
import { layHeader } from './sections/header.js';
import { layNext } from './sections/next.js';
import { layTable } from './table.js';
import type { CommitView, DayView } from './view.js';

export function renderDay(view: DayView, paper: Paper): string {
  const { columns } = paper;
  const body = view.commits.length === 0 ? [[line('No commit recorded on this day.')]] : busyBlocks(view, columns);
  const blocks = [
    headerOf(view, columns),
    ...body,
    layUsual(view, columns),
    layGoals(view.goals, columns),
    layNext(view.next, columns),
  ];
  return printPage(joinBlocks(blocks), paper);
}

function headerOf({ subject, day, commits, lines, files }: DayView, columns: number): readonly Line[] {
  const counted = [`n = ${manyText(commits.length, 'commit')}`, manyText(lines, 'line'), manyText(files, 'file')];
  const window = `${weekdayName(day)} ${dayText(day, '')}`;
  return layHeader({ title: 'craftnudge today', subject, window, counted }, columns);
}

function busyBlocks(view: DayView, columns: number): readonly (readonly Line[])[] {
  return [layCommits(view, columns), layHours(view, columns)];
}

function layCommits({ commits, subject }: DayView, columns: number): readonly Line[] {
  const several = subject.repositories.length > 1;
  const cells = (pick: (commit: CommitView) => string): readonly string[] => commits.map(pick);
  const place = { title: '', cells: cells(({ repository }) => repository), gives: 'end', spare: true } as const;
  return layTable(
    [
      { title: '', cells: cells(({ at, utcOffset }) => clockOf(epochOf(at), utcOffset)), tone: 'faint' },
      { title: '', cells: cells(({ hash }) => hash.slice(0, 7)), tone: 'faint' },
      ...(several ? [place] : []),
      { title: '', cells: cells(subjectText), gives: 'end' },
      { title: '', cells: cells(({ insertions }) => `+${countText(insertions)}`), align: 'right', tone: 'good' },
      { title: '', cells: cells(({ deletions }) => `−${countText(deletions)}`), align: 'right', tone: 'bad' },
      { title: '', cells: cells(({ files }) => manyText(files, 'file')), align: 'right', spare: true },
    ],
    columns,
  );
}

function subjectText({ subject, agent }: CommitView): string {
  const text = subject === '' ? '(no message)' : subject;
  return agent === null ? text : `${text} (${agent})`;
}

function layHours({ hours, commits }: DayView, columns: number): readonly Line[] {
  const marks = [...sparkText(hours)].map((mark) => `${mark} `).join('');
  const labels = Array.from({ length: 8 }, (_, index) => String(index * 3).padEnd(6)).join('');
  return [
    ...heading('Hours', [`n = ${countText(commits.length)}`, 'your local time'], columns),
    line('  ', accent(marks)),
    line('  ', faint(labels)),
  ];
}

function layUsual(view: DayView, columns: number): readonly Line[] {
  return wrapWords(plain(usualText(view)), { columns, indent: 0 });
}

function usualText({ usual, day, commits, lines, subject }: DayView): string {
  const name = LONG_WEEKDAYS[weekdayOfDay(day)] ?? '';
  const usualDay = subject.who === 'everyone' ? `The usual ${name}` : `Your usual ${name}`;
  if (!usual.enough) return `${usualDay}: ${tooFewText(usual.n, usual.needed, `${name}s with commits`)}`;
  const past = `${manyText(usual.commits, 'commit')}, ${manyText(usual.lines, 'line')}`;
  const sample = `median of the last ${countText(usual.n)} ${name}s with commits`;
  return `This ${name}: ${manyText(commits.length, 'commit')}, ${manyText(lines, 'line')}. ${usualDay}: ${past} (${sample})`;
}
