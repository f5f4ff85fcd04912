// The three hours of the day, in one's own local time, that see most commits.
import { hourOf } from '../../domain/local-time.js';
import { defineFinding } from '../define-finding.js';
import { shareOf } from '../quantile.js';

const LATEST = 500;
const MINIMUM = 50;
const HOURS = 3;
/** Three hours of twenty-four are 13 % by chance. */
const LEAST_PERCENT = 22;

export const busiestHours = defineFinding({
  name: 'busiest-hours',
  weight: 30,
  find: ({ own }) => {
    const commits = own.slice(-LATEST);
    const hours = commits.map(({ authoredAt, utcOffset }) => hourOf(authoredAt, utcOffset));
    const counts = Array.from({ length: 24 }, (_, from) => hours.filter((hour) => isInStretch(hour, from)).length);
    const most = Math.max(...counts);
    const percent = Math.round(shareOf(most * 100, commits.length));
    if (commits.length < MINIMUM || percent < LEAST_PERCENT) return undefined;
    const from = counts.indexOf(most);
    const to = (from + HOURS) % 24;
    const text = `${percent} % of your commits are made between ${from}:00 and ${to}:00`;
    return { text, evidence: { from, to, percent }, about: commits };
  },
});

function isInStretch(hour: number, from: number): boolean {
  return (hour - from + 24) % 24 < HOURS;
}
