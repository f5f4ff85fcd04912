// Each habit's record over the past, beside its matched control: without that, a hit rate says little.
import { countText, percentText } from '../figures.js';
import { heading, wrapWords } from '../flow.js';
import { type Line, faint, line, plain } from '../line.js';
import { layTable } from '../table.js';
import type { HabitView, HabitsView } from '../report-shape.js';
import { shortSpanText } from './header.js';

const ROOM_FOR_SUMMARIES = 100;
const NOTE =
  'came true: later commits confirmed it. anyway: the same, for like commits of the same person without it. difference: over the n that have like commits.';

export function layHabits({ window, records: habits }: HabitsView, columns: number): readonly Line[] {
  const head = heading('Habits', [shortSpanText(window), 'replayed on the whole history'], columns);
  if (habits.length === 0) return [...head, line('  none switched on')];
  const summaries = {
    title: 'what it sees',
    cells: habits.map(({ summary }) => summary),
    gives: 'end',
    tone: 'faint',
  } as const;
  const table = layTable(
    [
      { title: 'habit', cells: habits.map(({ habit }) => habit) },
      { title: 'seen', cells: habits.map(({ observed }) => countText(observed)), align: 'right', tone: 'strong' },
      { title: 'came true', cells: habits.map(recordText), align: 'right' },
      { title: 'anyway', cells: habits.map(expectedText), align: 'right' },
      { title: 'difference', cells: habits.map(liftText), align: 'right' },
      ...(columns < ROOM_FOR_SUMMARIES ? [] : [summaries]),
    ],
    columns,
  );
  return [...head, ...table, ...noteLines(columns)];
}

/** `4 of 9   44 %`. */
function recordText({ right, judged, provable }: HabitView): string {
  if (!provable) return 'a fact';
  return judged === 0 ? '–' : `${countText(right)} of ${countText(judged)}  ${percentText(right, judged).padStart(5)}`;
}

function expectedText({ control }: HabitView): string {
  return control === null ? '–' : percentText(control.expected, 1);
}

/** In percentage points, with the number of comparisons behind it. */
function liftText({ control }: HabitView): string {
  if (control === null) return '–';
  const points = Math.round(control.lift * 100);
  return `${points < 0 ? '−' : '+'}${Math.abs(points)} points (n = ${countText(control.n)})`;
}

function noteLines(columns: number): readonly Line[] {
  return wrapWords(faint(NOTE), { columns: columns - 2, indent: 0 }).map((words) => [plain('  '), ...words]);
}
