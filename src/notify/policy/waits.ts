// Why a nudge must wait just now, and until when. Nothing here says no for ever: that is for bars and budget.
import { weekdayOf } from '../../domain/local-time.js';
import type { HoldReason } from '../../domain/nudge.js';
import { minuteOf, nextAt } from '../wall-clock.js';
import type { Moment } from './question.js';

export interface Wait {
  readonly reason: HoldReason;
  /** Epoch seconds. */
  readonly until: number;
}

/** What the nudge waits for besides the moment itself. */
export interface Waiting {
  /** The person's newest commit, this one or a later one. */
  readonly lastCommitAt: number;
  readonly operationInProgress: boolean;
  /** The newest nudge that was shown, where there was one. */
  readonly lastShownAt: number | undefined;
}

/** The wait that ends last, or undefined where nothing keeps the nudge back. */
export function longestWait(waiting: Waiting, moment: Moment): Wait | undefined {
  const waits = waitsOf(waiting, moment).filter(({ until }) => until > moment.now);
  return waits.toSorted((a, b) => b.until - a.until)[0];
}

function waitsOf({ lastCommitAt, operationInProgress, lastShownAt }: Waiting, moment: Moment): readonly Wait[] {
  const { now, settings, wishes } = moment;
  const quiet = settings.quietMinutes * 60;
  return [
    { reason: 'snoozed', until: wishes.snoozedUntil ?? 0 },
    // its end is not known: look again after as long as we would wait anyway
    { reason: 'operation-in-progress', until: operationInProgress ? now + Math.max(quiet, 60) : 0 },
    { reason: 'not-a-working-day', until: isDayOff(moment) ? nextAt(0, now, moment.offsetAt) : 0 },
    { reason: 'quiet-hours', until: endOfQuietHours(moment) },
    { reason: 'too-soon', until: lastShownAt === undefined ? 0 : lastShownAt + settings.gapMinutes * 60 },
    { reason: 'quiet-minutes', until: lastCommitAt + quiet },
  ];
}

const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function isDayOff({ now, settings, offsetAt }: Moment): boolean {
  const today = WEEKDAYS[weekdayOf(now, offsetAt(now))] ?? '';
  return !settings.workingDays.includes(today);
}

const HOURS = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/;

/** 0 outside of them. */
function endOfQuietHours({ now, settings, offsetAt }: Moment): number {
  const match = HOURS.exec(settings.quietHours);
  if (match === null) return 0; // `off`
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const from = fromHour * 60 + fromMinute;
  const to = toHour * 60 + toMinute;
  const minute = minuteOf(now, offsetAt);
  const inside = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  return inside ? nextAt(to, now, offsetAt) : 0;
}
