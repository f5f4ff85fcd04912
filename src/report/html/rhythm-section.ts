// When: hour by weekday, then the days as a calendar.
import { WEEKDAYS, addDays } from '../calendar-day.js';
import { countText, manyText } from '../figures.js';
import type { ReportView } from '../report-shape.js';
import { calendarDays, drawCalendar } from './charts/calendar-chart.js';
import { drawHeatMap } from './charts/heat-map.js';
import { drawLegend, levelScale } from './charts/shade-level.js';
import { type Markup, element } from './markup.js';
import { figure, figuresBehind, section, spanOf } from './parts.js';

export function rhythmSection(view: ReportView): Markup {
  const { rhythm, window, n, subject } = view;
  const clock = subject.who === 'everyone' ? 'local time of each author' : 'local time';
  return section(
    { title: 'Rhythm', sample: [`n = ${manyText(n, 'commit')}`, spanOf(window), clock] },
    figure(
      drawHeatMap(rhythm.hours, 'Commits by weekday and hour; the figures are in the table below'),
      'Commits by weekday and hour',
      drawLegend(levelScale(rhythm.hours.flat()), 'commits'),
    ),
    figuresBehind(hoursTable(rhythm.hours)),
    element('h3', {}, 'Days'),
    daysFigure(view),
  );
}

function hoursTable(hours: readonly (readonly number[])[]): Parameters<typeof figuresBehind>[0] {
  const quarters = [0, 6, 12, 18];
  return {
    caption: 'Commits by weekday and quarter of the day',
    columns: ['Weekday', ...quarters.map((hour) => `${hour}–${hour + 6} h`)],
    rows: WEEKDAYS.map((name, day) => [
      name,
      ...quarters.map((hour) => countText((hours[day] ?? []).slice(hour, hour + 6).reduce((sum, one) => sum + one, 0))),
    ]),
  };
}

function daysFigure({ rhythm, window }: ReportView): Markup {
  const { counts, to } = calendarDays({ to: window.to, counts: rhythm.days });
  const span = spanOf({ from: addDays(to, 1 - counts.length), to });
  const active = counts.filter((count) => count > 0).length;
  const n = counts.reduce((sum, count) => sum + count, 0);
  const said = `Commits on ${manyText(active, 'day')} of ${countText(counts.length)} (n = ${countText(n)}, ${span})`;
  return figure(drawCalendar({ to, counts }, said), said, drawLegend(levelScale(counts), 'commits'));
}
