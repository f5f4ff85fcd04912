// Whether it is worth listening to: each habit's record beside its control, what would have been said, what was said.
import { epochOf } from '../../domain/instant.js';
import { localDayOf } from '../../domain/local-time.js';
import { windowText } from '../calendar-day.js';
import { countText, manyText, percentText } from '../figures.js';
import type { HabitView, NudgesView, ReportView } from '../report-shape.js';
import type { PreviewItem, PreviewView } from '../view.js';
import { drawRecords, drawableRecords } from './charts/record-chart.js';
import { type Markup, element, shortText } from './markup.js';
import { figure, section, spanOf, table } from './parts.js';

export function habitsSection({ habits }: ReportView): Markup | null {
  const { records, window } = habits;
  if (records.length === 0) return null;
  const columns = ['Habit', 'Seen', 'Came true', 'Anyway', 'Difference'];
  const caption =
    'Came true: later commits confirmed it. Anyway: the same, for like commits of the same person without it.';
  const said = 'Full dot: came true. Ring: the same anyway, for like commits without it.';
  return section(
    { title: 'Habits and their record', sample: ['replayed, each commit knowing only its past', spanOf(window)] },
    drawableRecords(records).length === 0
      ? null
      : figure(drawRecords(records, `${said} The table has the figures.`), said),
    table({ caption, columns, rows: records.map(rowOf) }),
  );
}

function rowOf({ habit, observed, provable, judged, right, control }: HabitView): readonly string[] {
  const record = judged === 0 ? '–' : `${countText(right)} of ${countText(judged)} (${percentText(right, judged)})`;
  const points = control === null ? 0 : Math.round(control.lift * 100);
  return [
    habit,
    countText(observed),
    provable ? record : 'a fact',
    control === null ? '–' : percentText(control.expected, 1),
    control === null ? '–' : `${points < 0 ? '−' : '+'}${Math.abs(points)} points (n = ${countText(control.n)})`,
  ];
}

const MOST_ITEMS = 8;
const VERDICTS: Record<PreviewItem['verdict'], string> = {
  right: 'right',
  wrong: 'not right',
  open: 'too early to tell',
  fact: 'a fact',
};

export function previewSection({ preview, subject }: ReportView): Markup | null {
  if (preview === null || preview.spoken === 0) return null;
  const items = preview.items.slice(-MOST_ITEMS).map((item) => layItem(item, subject.repositories.length > 1));
  const list = items.length === 0 ? null : element('ul', { class: 'plain' }, items);
  const sample = [promiseOf(preview), ...(list === null ? [] : [`the last ${countText(items.length)} of them`])];
  return section({ title: 'What would have been said', sample }, list);
}

function layItem(
  { at, utcOffset, hash, repository, sentence, outcome, verdict }: PreviewItem,
  several: boolean,
): Markup {
  const day = localDayOf(epochOf(at), utcOffset);
  const where = several ? ` · ${repository}` : '';
  const came = outcome === null ? '' : ` · ${outcome}`;
  const remark = `${windowText(day, day)} · ${hash.slice(0, 7)}${where} · ${VERDICTS[verdict]}${came}`;
  return element('li', {}, shortText(sentence), element('small', {}, shortText(remark)));
}

function promiseOf({ days, until, spoken, right, wrong }: PreviewView): string {
  const judged = right + wrong === 0 ? '' : `; ${countText(right)} of ${countText(right + wrong)} judged were right`;
  return `${manyText(spoken, 'time')} in ${manyText(days, 'day')}${until === undefined ? '' : ` up to ${windowText(until, until)}`}${judged}`;
}

export function nudgesSection({ nudges }: ReportView): Markup {
  const { shown, held, withheld, shadow } = nudges;
  const all = shown + held + withheld + shadow;
  const sample = [`n = ${manyText(all, 'nudge')}`, 'since install'];
  if (all === 0) return section({ title: 'Nudges so far', sample }, element('p', {}, 'None yet.'));
  const caption = 'Each nudge once, by its latest state, and what you answered';
  return section(
    { title: 'Nudges so far', sample },
    table({ caption, columns: ['', 'Nudges'], rows: countsOf(nudges).map(([what, n]) => [what, countText(n)]) }),
  );
}

function countsOf({ shown, held, withheld, shadow, useful, notNow, never }: NudgesView): readonly [string, number][] {
  return [
    ['shown', shown],
    ['held for a better moment', held],
    ['withheld', withheld],
    ['kept silent until they have earned it', shadow],
    ['answered: useful', useful],
    ['answered: not now', notNow],
    ['answered: never', never],
  ];
}
