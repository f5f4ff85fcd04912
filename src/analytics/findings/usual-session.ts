// How one works: commits that follow one another within two hours are a session.
import { defineFinding } from '../define-finding.js';
import { medianOf, shareOf } from '../quantile.js';
import { sessionsOf } from '../sessions.js';

const LATEST = 500;
const MINIMUM = 20;

export const usualSession = defineFinding({
  name: 'usual-session',
  weight: 40,
  find: ({ own }) => {
    const commits = own.toSorted((a, b) => a.authoredAt - b.authoredAt).slice(-LATEST);
    const sessions = sessionsOf(commits);
    if (sessions.length < MINIMUM) return undefined;
    const alone = sessions.filter(({ length }) => length === 1).length;
    const percent = Math.round(shareOf(alone * 100, sessions.length));
    const rest = sessions.filter(({ length }) => length > 1);
    const usual = Math.round(medianOf(rest.map(({ length }) => length)) ?? 1);
    const text =
      rest.length < MINIMUM / 4
        ? `${percent} % of your sessions are a single commit`
        : `${percent} % of your sessions are a single commit, the others have ${usual} on the median`;
    return {
      text,
      evidence: { percent, commits: usual, sessions: sessions.length },
      about: commits,
      n: sessions.length,
    };
  },
});
