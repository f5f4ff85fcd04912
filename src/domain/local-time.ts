// The wall clock of the person: epoch seconds and minutes east of UTC in; day, week, month, hour and weekday out.

const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

/** `2026-11-22`, the calendar day where `utcOffset` minutes east of UTC applies. */
export function localDayOf(at: number, utcOffset: number): string {
  return dayText(localSeconds(at, utcOffset));
}

/** The Monday of the calendar week, as a day. */
export function localWeekOf(at: number, utcOffset: number): string {
  return dayText(localSeconds(at, utcOffset) - weekdayOf(at, utcOffset) * DAY);
}

/** 0 to 23. */
export function hourOf(at: number, utcOffset: number): number {
  return Math.floor(modulo(localSeconds(at, utcOffset), DAY) / HOUR);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(at: number, utcOffset: number): number {
  const days = Math.floor(localSeconds(at, utcOffset) / DAY);
  return modulo(days + 3, 7); // 1 January 1970 was a Thursday
}

export type Period = 'day' | 'week' | 'month';

/** Epoch seconds between which the calendar day, week (from Monday) or month lies that holds `at`; `to` is the next one's first. */
export function calendarPeriodOf(
  period: Period,
  at: number,
  utcOffset: number,
): { readonly from: number; readonly to: number } {
  const midnight = localSeconds(at, utcOffset) - modulo(localSeconds(at, utcOffset), DAY);
  const [first, next] =
    period === 'month' ? monthAround(midnight) : daysAround(period, midnight, weekdayOf(at, utcOffset));
  return { from: first - utcOffset * MINUTE, to: next - utcOffset * MINUTE };
}

function daysAround(period: 'day' | 'week', midnight: number, weekday: number): readonly [number, number] {
  return period === 'day' ? [midnight, midnight + DAY] : [midnight - weekday * DAY, midnight + (7 - weekday) * DAY];
}

function monthAround(midnight: number): readonly [number, number] {
  const date = new Date(midnight * 1000);
  const firstOf = (month: number): number => Date.UTC(date.getUTCFullYear(), month) / 1000;
  return [firstOf(date.getUTCMonth()), firstOf(date.getUTCMonth() + 1)];
}

function localSeconds(at: number, utcOffset: number): number {
  return at + utcOffset * MINUTE;
}

/** A hundred thousand commits lie on some thousand days, and a date as text costs a microsecond. */
const texts = new Map<number, string>();
const MOST_TEXTS = 20_000;

function dayText(seconds: number): string {
  const day = Math.floor(seconds / DAY);
  const text = texts.get(day) ?? new Date(seconds * 1000).toISOString().slice(0, 10);
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(day, text);
  return text;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
