// One thing worth knowing about a week, in numbers and without judgement; silence where nothing stands out.
import { countText, manyText } from './figures.js';
import { LONG_WEEKDAYS, weekdayOfDay } from './calendar-day.js';
import type { WeekView } from './view.js';

type Week = Omit<WeekView, 'observation'>;

/** Below this a week has no shape to speak of. */
const LEAST_COMMITS = 10;
const FACTOR = 1.5;

export function observeWeek(week: Week): string | null {
  if (week.n < LEAST_COMMITS) return null;
  return sizeDrift(week) ?? oneFile(week) ?? oneDay(week);
}

/** Commits were half as large again as usual, or a third smaller. */
function sizeDrift({ batches, usual }: Week): string | null {
  const [now, before] = [batches.enough ? batches.lines.median : null, usual.enough ? usual.batches : null];
  if (!batches.enough || !usual.enough || now === null || before === null || before === 0) return null;
  const ratio = now / before;
  if (ratio < FACTOR && ratio > 1 / FACTOR) return null;
  const than = `median of ${manyText(usual.n, 'week')} before: ${countText(before)}`;
  return `A commit of this week has ${countText(now)} lines on the median (n = ${countText(batches.n)}; ${than}).`;
}

/** One file in at least a third of the commits. */
function oneFile({ files, n }: Week): string | null {
  const most = files.toSorted((a, b) => b.commits - a.commits)[0];
  if (most === undefined || most.commits * 3 < n) return null;
  return `${most.path} changed in ${countText(most.commits)} of ${countText(n)} commits.`;
}

/** One day with at least half of the commits. */
function oneDay({ days, n }: Week): string | null {
  const most = days.toSorted((a, b) => b.commits - a.commits)[0];
  if (most === undefined || most.commits * 2 < n) return null;
  return `${LONG_WEEKDAYS[weekdayOfDay(most.day)] ?? ''} brought ${countText(most.commits)} of ${countText(n)} commits.`;
}
