// Why a report is about an earlier time than the days up to today, as text and HTML say it.
import { daysBetween, windowText } from './calendar-day.js';
import { manyText } from './figures.js';
import type { ReportView } from './report-shape.js';

export function earlierText({
  empty,
  window,
  subject,
}: Pick<ReportView, 'empty' | 'subject' | 'window'>): string | null {
  if (empty === null) return null;
  const [whose, latest] =
    subject.who === 'everyone' ? ['No commit', 'the latest one'] : ['No commit of yours', 'your latest one'];
  const weeks = manyText(Math.round((daysBetween(window.from, window.to) + 1) / 7), 'week');
  return `${whose}, ${windowText(empty.from, empty.to)}: these are the ${weeks} up to ${latest}.`;
}
