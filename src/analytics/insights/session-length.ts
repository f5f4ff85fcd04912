// Commits a session.
import { defineInsight, localTimeOf } from '../define-insight.js';
import { sessionsOf } from '../sessions.js';

export const sessionLength = defineInsight({
  name: 'session-length',
  summary: 'Sessions have more or fewer commits.',
  unit: 'sessions',
  scale: 'log',
  least: 1.25,
  together: true,
  unitsOf: (commits) =>
    sessionsOf(commits).flatMap((session) => {
      const [first] = session;
      if (first === undefined) return [];
      const counts = [Math.log2(1 + session.length)];
      return [{ at: localTimeOf(first), commits: session.map(({ hash }) => hash), counts, outOf: [1] }];
    }),
  say: ({ before, after }) => `a session of yours has ${after} commits, ${before} before`,
});
