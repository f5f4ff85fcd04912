// Instants are text, UTC to the second: they sort as strings and survive JSON.
import type { Instant } from './commit-record.js';

/** First and last second that an ISO date of four-digit year can name. */
const FIRST = -62_135_596_800;
const LAST = 253_402_300_799;

/** `epochSeconds` as an instant, or undefined outside the years 1 to 9999 and for anything that is no whole number. */
export function instantOf(epochSeconds: number): Instant | undefined {
  if (!Number.isInteger(epochSeconds) || epochSeconds < FIRST || epochSeconds > LAST) return undefined;
  return new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z') as Instant;
}

/** Seconds since 1970 of an instant. */
export function epochOf(instant: Instant): number {
  return Math.floor(Date.parse(instant) / 1000);
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
