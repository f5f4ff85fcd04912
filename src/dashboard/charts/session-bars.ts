// Sessions as bars on the clock of the place where they were: one that goes past midnight is two bars on two days.
import { type Day, addDays } from '../../report/calendar-day.js';

export interface TimedSession {
  /** UTC. */
  readonly start: string;
  readonly end: string;
  /** Minutes east of UTC. */
  readonly utcOffset: number;
}

export interface SessionBar<Session extends TimedSession> {
  readonly day: Day;
  /** Hours since midnight, from 0 to 24. */
  readonly from: number;
  readonly to: number;
  readonly session: Session;
}

const HOUR_MS = 3600 * 1000;
const MINUTE_MS = 60 * 1000;

/** In the order of the sessions; the parts of one in the order of days. */
export function sessionBars<Session extends TimedSession>(
  sessions: readonly Session[],
): readonly SessionBar<Session>[] {
  return sessions.flatMap((session) => {
    const [start, end] = [localOf(session.start, session), localOf(session.end, session)];
    const [first, last] = [dayOf(start), dayOf(end)];
    const bars: SessionBar<Session>[] = [];
    for (let day = first; day <= last; day = addDays(day, 1))
      bars.push({ day, from: day === first ? hourOf(start) : 0, to: day === last ? hourOf(end) : 24, session });
    return bars;
  });
}

/** Minutes from the first to the last commit. */
export const minutesOf = ({ start, end }: TimedSession): number => (Date.parse(end) - Date.parse(start)) / MINUTE_MS;

/** `Thu 26 Nov, 09:14–11:02` needs these: day and clock of either end. */
export function localStart(session: TimedSession): { readonly day: Day; readonly clock: string } {
  return clockAt(localOf(session.start, session));
}

export function localEnd(session: TimedSession): { readonly day: Day; readonly clock: string } {
  return clockAt(localOf(session.end, session));
}

const clockAt = (local: number) => ({ day: dayOf(local), clock: new Date(local).toISOString().slice(11, 16) });
const localOf = (instant: string, { utcOffset }: TimedSession): number => Date.parse(instant) + utcOffset * MINUTE_MS;
const dayOf = (local: number): Day => new Date(local).toISOString().slice(0, 10);
const hourOf = (local: number): number => (local % (24 * HOUR_MS)) / HOUR_MS;
