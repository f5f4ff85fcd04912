// What a session says in words, and the latest of them as a table.
import { dayText, weekdayName } from '../../report/calendar-day.js';
import { countText, manyText } from '../../report/figures.js';
import { localEnd, localStart, minutesOf } from '../charts/session-bars.js';
import type { Analytics } from '../data/answers.js';
import { Figure } from './figure.js';
import { timeText } from './time-text.js';

export type Session = Analytics<'sessions'>['sessions'][number];

/** `Thu 26 Nov, 09:14–11:02: 5 commits, 120 lines`. */
export function sessionText(session: Session, today: string): string {
  const { day, clock } = localStart(session);
  const length = session.commits === 1 ? '' : `–${localEnd(session).clock}`;
  return `${weekdayName(day)} ${dayText(day, today)}, ${clock}${length}: ${manyText(session.commits, 'commit')}, ${manyText(session.lines, 'line')}`;
}

interface LatestProps {
  readonly sessions: readonly Session[];
  readonly n: number;
  readonly today: string;
}

/** As they are given: the newest first. */
export function LatestSessions({ sessions, n, today }: LatestProps) {
  return (
    <Figure
      title="The latest sessions"
      sample={[`${countText(sessions.length)} of ${manyText(n, 'session')}`]}
      isTable
      table={{
        caption: 'Newest first; a break is the time since the session before on the same day',
        columns: ['Session', 'Length', 'Commits', 'Lines', 'Break before', 'Repository'],
        rows: sessions.map((session) => [
          whenText(session, today),
          session.commits === 1 ? '–' : timeText(minutesOf(session)),
          session.commits,
          session.lines,
          session.breakMinutes === null ? '–' : timeText(session.breakMinutes),
          session.repositories.join(', '),
        ]),
      }}
    />
  );
}

function whenText(session: Session, today: string): string {
  const { day, clock } = localStart(session);
  return `${weekdayName(day)} ${dayText(day, today)}, ${clock}`;
}
