// Minutes from one commit of a session to the next.
import { defineInsight, logOf, unitOf } from '../define-insight.js';
import { sessionsOf } from '../sessions.js';

export const commitPace = defineInsight({
  name: 'commit-pace',
  summary: 'Commits of a session follow one another faster or slower.',
  unit: 'commits',
  scale: 'log',
  least: 1.4,
  together: true,
  unitsOf: (commits) =>
    sessionsOf(commits).flatMap((session) =>
      session.slice(1).flatMap((commit, index) => {
        const previous = session[index]?.authoredAt ?? commit.authoredAt;
        return unitOf(commit, logOf((commit.authoredAt - previous) / 60));
      }),
    ),
  say: ({ before, after }) => `${after} minutes pass from commit to commit while you work, ${before} before`,
});
