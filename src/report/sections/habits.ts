// Each habit's record over the past, beside its matched control: without that, a hit rate says little.
import { countText, percentText } from '../figures.js';
import { heading, wrapWords } from '../flow.js';
import { type Line, faint, line, plain } from '../line.js';
import { layTable } from '../table.js';
import type { HabitView } from '../view.js';

const ROOM_FOR_SUMMARIES = 100;
const NOTE =
  'came true: later commits confirmed it. without it: your like commits that did not set it off, same span; the gap is what the habit adds.';

export function layHabits(habits: readonly HabitView[], window: string, columns: number): readonly Line[] {
  const head = heading('Habits', [window, 'replayed on your own past'], columns);
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
      { title: 'came true', cells: habits.map(({ right, judged }) => recordText(right, judged)), align: 'right' },
      { title: 'without it', cells: habits.map(controlText), align: 'right' },
      ...(columns < ROOM_FOR_SUMMARIES ? [] : [summaries]),
    ],
    columns,
  );
  return [...head, ...table, ...noteLines(columns)];
}

/** `4 of 9  44 %`; a fact needs no proof. */
function recordText(right: number, judged: number): string {
  return judged === 0 ? '–' : `${countText(right)} of ${countText(judged)}  ${percentText(right, judged).padStart(5)}`;
}

function controlText({ control, judged }: HabitView): string {
  return control === null || judged === 0 ? '–' : recordText(control.right, control.n);
}

function noteLines(columns: number): readonly Line[] {
  return wrapWords(faint(NOTE), { columns: columns - 2, indent: 0 }).map((words) => [plain('  '), ...words]);
}
