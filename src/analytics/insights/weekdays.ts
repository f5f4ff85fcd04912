// Which days of the week have commits.
import { weekdayOf } from '../../domain/local-time.js';
import type { CommitFact } from '../../domain/fact.js';
import { defineInsight, localTimeOf } from '../define-insight.js';

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];
const DAY = 86_400;

export const weekdays = defineInsight({
  name: 'weekdays',
  summary: 'Work moved to other days of the week.',
  unit: 'days',
  scale: 'percent',
  least: 8,
  together: true,
  subject: 'weekday',
  subjectsOf: () => WEEKDAYS,
  unitsOf: (commits) =>
    daysOf(commits).flatMap((day) => {
      const [first] = day;
      if (first === undefined) return [];
      const weekday = weekdayOf(first.authoredAt, first.utcOffset);
      return [
        {
          at: localTimeOf(first),
          commits: day.map(({ hash }) => hash),
          counts: WEEKDAYS.map((_, index) => Number(index === weekday)),
          outOf: WEEKDAYS.map(() => 1),
        },
      ];
    }),
  say: ({ weekday, before, after }) => `${after} % of the days on which you commit are ${weekday}, ${before} % before`,
});

function daysOf(commits: readonly CommitFact[]): readonly (readonly CommitFact[])[] {
  const days = new Map<number, CommitFact[]>();
  for (const commit of commits) {
    const day = Math.floor(localTimeOf(commit) / DAY);
    const known = days.get(day);
    if (known === undefined) days.set(day, [commit]);
    else known.push(commit);
  }
  return [...days.values()];
}
