// The person's own clock: minutes east of UTC, asked anew for each moment, so that days of 23 and 25 hours come out right.

/** Minutes east of UTC at an epoch. */
export type OffsetAt = (epoch: number) => number;

/** By the time zone of this process. */
export const systemOffset: OffsetAt = (epoch) => -new Date(epoch * 1000).getTimezoneOffset();

const MINUTES = 1440;

/** Minutes since local midnight. */
export function minuteOf(epoch: number, offsetAt: OffsetAt): number {
  const minutes = Math.floor(epoch / 60) + offsetAt(epoch);
  return ((minutes % MINUTES) + MINUTES) % MINUTES;
}

/** The first epoch after `from` at which the clock shows `minute`; where that is skipped, the moment of the change. */
export function nextAt(minute: number, from: number, offsetAt: OffsetAt): number {
  const distance = (minute - minuteOf(from, offsetAt) + MINUTES) % MINUTES || MINUTES;
  const guess = from - (from % 60) + distance * 60;
  const corrected = guess - (offsetAt(guess) - offsetAt(from)) * 60;
  return corrected > from ? corrected : guess;
}
