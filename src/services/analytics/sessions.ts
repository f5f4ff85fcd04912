// Stretches of work, one by one, the newest first.
import { breakBefore } from '../../analytics/metrics/sessions.js';
import { personalGapOf, type Session, sessionsOf, USUAL_GAP } from '../../analytics/sessions.js';
import { isHandmade } from '../../analytics/superseded.js';
import type { Services } from '../../gateway/contract/services.js';
import { linesOfAll } from '../../report/own-commits.js';
import { momentOf } from './moment.js';
import { type AnalyticsDesk, scopeOf } from './scope.js';
import { ownIn } from './trends.js';

type Sessions = Services['analytics']['sessions'];
type SessionView = Awaited<ReturnType<Sessions>>['sessions'][number];

export function answerSessions(desk: AnalyticsDesk): Sessions {
  return async ({ most, ...asked }) => {
    const scope = await scopeOf(desk, asked);
    const own = ownIn(scope).filter(isHandmade);
    const gap = personalGapOf(own);
    const all = sessionsOf(own, gap);
    const nameOf = (id: string): string => scope.house.stores.repositories.nameOf(id);
    const views = all.map((session, index) => viewOf(session, all[index - 1], nameOf));
    return {
      subject: scope.subject,
      window: scope.window,
      n: all.length,
      gapMinutes: Math.round((gap ?? USUAL_GAP) / 60),
      personal: gap !== undefined,
      sessions: views.slice(-most).reverse(),
      left: Math.max(0, all.length - most),
    };
  };
}

function viewOf(session: Session, before: Session | undefined, nameOf: (id: string) => string): SessionView {
  const [first, last] = [session[0], session.at(-1)];
  return {
    start: momentOf(first?.authoredAt ?? 0),
    end: momentOf(last?.authoredAt ?? 0),
    utcOffset: first?.utcOffset ?? 0,
    commits: session.length,
    lines: linesOfAll(session),
    repositories: [...new Set(session.map(({ repository }) => nameOf(repository)))],
    breakMinutes: breakBefore(session, before),
  };
}
