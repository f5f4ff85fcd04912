// The weekday, in one's own local time, that sees most commits.
import { weekdayOf } from '../../domain/local-time.js';
import { defineFinding } from '../define-finding.js';
import { shareOf, tallyOf } from '../quantile.js';

const NAMES = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const LATEST = 500;
const MINIMUM = 100;
/** One day of seven is 14 % by chance. */
const LEAST_PERCENT = 22;

export const busiestWeekday = defineFinding({
  name: 'busiest-weekday',
  weight: 20,
  find: ({ own }) => {
    const commits = own.slice(-LATEST);
    const days = tallyOf(commits.map(({ authoredAt, utcOffset }) => NAMES[weekdayOf(authoredAt, utcOffset)] ?? ''));
    const [day, count] = days[0] ?? ['', 0];
    const percent = Math.round(shareOf(count * 100, commits.length));
    if (commits.length < MINIMUM || percent < LEAST_PERCENT) return undefined;
    return { text: `${day} bring ${percent} % of your commits`, evidence: { day, percent }, about: commits };
  },
});
