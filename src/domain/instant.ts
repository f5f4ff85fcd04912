// Instants are text, UTC to the second: they sort as strings and survive JSON.
import type { Instant } from './commit-record.js';

/** First and last second that an ISO date of four-digit year can name. */
const FIRST = -62_135_596_800;
const LAST = 253_402_300_799;

/** `epochSeconds` as an instant, or undefined outside the years 1 to 9999 and for anything that is no whole number. */
export function instantOf(epochSeconds: number): Instant | undefined {
  if (!Number.isInteger(epochSeconds) || epochSeconds < FIRST || epochSeconds > LAST) return undefined;
  const day = Math.floor(epochSeconds / DAY_SECONDS);
  const rest = epochSeconds - day * DAY_SECONDS;
  const minutes = Math.floor(rest / 60);
  const clock = `${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[rest % 60]}`;
  return `${dateOf(day)}T${clock}Z` as Instant;
}

// Not by `Date` for each: a history has several instants in every commit, and on most days many commits.
const DAY_SECONDS = 86_400;
const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const MOST_DAYS = 1000;
const dates = new Map<number, string>();
const starts = new Map<string, number>();

function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size === MOST_DAYS) dates.clear();
  const date = new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** The second at which a date begins. */
function startOf(date: string): number {
  const known = starts.get(date);
  if (known !== undefined) return known;
  if (starts.size === MOST_DAYS) starts.clear();
  const start = Date.parse(date) / 1000;
  starts.set(date, start);
  return start;
}

/** Seconds since 1970 of an instant. */
export function epochOf(instant: Instant): number {
  if (!isPlain(instant)) return Math.floor(Date.parse(instant) / 1000);
  const seconds = digitsAt(instant, 11) * 3600 + digitsAt(instant, 14) * 60 + digitsAt(instant, 17);
  return startOf(instant.slice(0, 10)) + seconds;
}

/** `2026-11-22T12:00:00Z`, not any other ISO text. */
function isPlain(text: string): boolean {
  return text.length === 20 && text[10] === 'T' && text[19] === 'Z';
}

function digitsAt(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528; // both less the code of "0"
}

/** An instant from any ISO 8601 text, to the second, or undefined. */
export function parseInstant(text: string): Instant | undefined {
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? undefined : instantOf(Math.floor(millis / 1000));
}

/** What the clock says; parts that need the time take this, so that tests can hold it still. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = {
  now: () => instantOf(Math.floor(Date.now() / 1000)) as Instant,
};
