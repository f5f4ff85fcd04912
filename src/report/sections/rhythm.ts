// When: hour × weekday, then the days of the last weeks, then the same in three figures.
import { layCalendar, weeksThatFit } from '../calendar-map.js';
import { countText, manyText, shareText, tooFewText } from '../figures.js';
import { flowPhrases, heading } from '../flow.js';
import { layHourMap } from '../hour-map.js';
import { type Line, blank, line } from '../line.js';
import { LONG_WEEKDAYS, addDays, weekdayOfDay } from '../calendar-day.js';
import type { ReportView, RhythmView } from '../report-shape.js';
import { shortSpanText } from './header.js';

const WEEKS = 26;
/** The busiest of 24 hours among fewer commits is chance. */
const ENOUGH = 30;

export function layRhythm(view: ReportView, columns: number): readonly Line[] {
  const { rhythm, window, n, subject } = view;
  const clock = subject.who === 'everyone' ? 'local time of each author' : 'your local time';
  const sample = [`n = ${countText(n)}`, shortSpanText(window), clock];
  return [
    ...heading('Rhythm', sample, columns),
    ...layHourMap(rhythm.hours, columns),
    ...flowPhrases(
      figuresOf(view).map((phrase) => line(phrase)),
      { columns, indent: 2 },
    ),
    blank,
    ...layDays(view, columns),
  ];
}

function layDays({ rhythm, window }: ReportView, columns: number): readonly Line[] {
  const weeks = Math.min(weeksThatFit(columns), columns < 115 ? WEEKS : WEEKS * 2);
  const counts = rhythm.days.slice(-(weeks * 7 - 6 + weekdayOfDay(window.to)));
  const from = addDays(window.to, 1 - counts.length);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const sample = [`n = ${countText(n)}`, shortSpanText({ from, to: window.to })];
  return [...heading('Days', sample, columns), ...layCalendar({ to: window.to, counts }, columns)];
}

function figuresOf({ rhythm }: ReportView): readonly string[] {
  const { n, activeDays, days, perActiveDay } = rhythm;
  const active = `commits on ${manyText(activeDays, 'day')} of ${countText(days.length)}, median ${countText(perActiveDay)} on such a day`;
  return n < ENOUGH ? [`busiest hour and weekday: ${tooFewText(n, ENOUGH)}`, active] : [...peaksOf(rhythm), active];
}

function peaksOf({ n, hours }: RhythmView): readonly string[] {
  const byWeekday = hours.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const byHour = Array.from({ length: 24 }, (_, hour) => hours.reduce((sum, counts) => sum + (counts[hour] ?? 0), 0));
  const [hour, weekday] = [indexOfMost(byHour), indexOfMost(byWeekday)];
  return [
    `${shareText(byHour[hour] ?? 0, n)} between ${hour}:00 and ${hour + 1}:00`,
    `${shareText(byWeekday[weekday] ?? 0, n)} on ${LONG_WEEKDAYS[weekday] ?? ''}`,
  ];
}

function indexOfMost(counts: readonly number[]): number {
  return counts.indexOf(Math.max(...counts));
}
