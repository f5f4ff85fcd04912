// When in the day one works, in parts of four hours on the wall clock.
import { defineInsight, localTimeOf } from '../define-insight.js';
import { hourOf } from '../../domain/local-time.js';

const PARTS = [
  '1:00 and 5:00',
  '5:00 and 9:00',
  '9:00 and 13:00',
  '13:00 and 17:00',
  '17:00 and 21:00',
  '21:00 and 1:00',
];

export const hours = defineInsight({
  name: 'hours',
  summary: 'Work moved to another part of the day.',
  unit: 'commits',
  scale: 'percent',
  least: 12,
  subject: 'hours',
  subjectsOf: () => PARTS,
  unitsOf: (commits) =>
    commits.map((commit) => {
      const part = Math.floor(((hourOf(commit.authoredAt, commit.utcOffset) + 23) % 24) / 4);
      return {
        at: localTimeOf(commit),
        commits: [commit.hash],
        counts: PARTS.map((_, index) => Number(index === part)),
        outOf: PARTS.map(() => 1),
      };
    }),
  say: ({ hours: part, before, after }) => `${after} % of your commits are made between ${part}, ${before} % before`,
});
