// When a digest is due. In: the settings `digest.*` and a moment. Out: the newest moment at which one was due, and the
// time that it tells of. By the person's own clock, days of 23 and 25 hours included.
import { DAY, weekdayOf } from '../domain/local-time.js';
import { minuteOf, type OffsetAt } from './wall-clock.js';

export interface DigestSettings {
  /** `off`, `daily` or `weekly`. */
  readonly every: string;
  /** `mon` to `sun`, for a weekly one. */
  readonly day: string;
  /** `09:00`. */
  readonly at: string;
}

export interface DigestSpan {
  readonly from: number;
  readonly to: number;
  readonly pace: 'day' | 'week';
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Epoch seconds; undefined where digests are off. */
export function lastDue({ every, day, at }: DigestSettings, now: number, offsetAt: OffsetAt): number | undefined {
  if (every === 'off') return undefined;
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  const midnight = now - minuteOf(now, offsetAt) * 60 - (now % 60);
  const days = Array.from({ length: 8 }, (_, ago) =>
    momentOn(midnight - ago * DAY, hour * 60 + minute, { now, offsetAt }),
  );
  return days.find(
    (due) => due <= now && (every === 'daily' || weekdayOf(due, offsetAt(due)) === WEEKDAYS.indexOf(day)),
  );
}

/** The clock of that day may have another offset than that of now. */
function momentOn(
  day: number,
  minute: number,
  { now, offsetAt }: { readonly now: number; readonly offsetAt: OffsetAt },
): number {
  const guess = day + minute * 60;
  return guess - (offsetAt(guess) - offsetAt(now)) * 60;
}

/** What a digest made at `to` tells of: the last day, or the last seven. */
export function spanUntil(to: number, every: string): DigestSpan {
  return every === 'daily' ? { from: to - DAY, to, pace: 'day' } : { from: to - 7 * DAY, to, pace: 'week' };
}
