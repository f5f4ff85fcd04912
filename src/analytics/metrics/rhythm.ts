// When commits are made, in the local time of their author. No streaks: a day without a commit is not a failure.
import { hourOf, localDayOf, weekdayOf } from '../../domain/local-time.js';
import { defineMetric } from '../define-metric.js';
import { compareText, tallyOf } from '../quantile.js';

export interface Rhythm {
  readonly n: number;
  /** Commits by weekday (0 is Monday), then by hour. */
  readonly hours: readonly (readonly number[])[];
  /** Days with commits, in order. */
  readonly calendar: readonly { readonly day: string; readonly commits: number }[];
}

export const rhythm = defineMetric<Rhythm>({
  name: 'rhythm',
  summary: 'Commits by hour and weekday, and by day.',
  measure: ({ all }) => {
    const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
    for (const { authoredAt, utcOffset } of all) {
      const day = hours[weekdayOf(authoredAt, utcOffset)] ?? [];
      const hour = hourOf(authoredAt, utcOffset);
      day[hour] = (day[hour] ?? 0) + 1;
    }
    const days = tallyOf(all.map(({ authoredAt, utcOffset }) => localDayOf(authoredAt, utcOffset)));
    const calendar = days.toSorted(([a], [b]) => compareText(a, b)).map(([day, commits]) => ({ day, commits }));
    return { n: all.length, hours, calendar };
  },
});
