// Dates of the person's own calendar, and how dates, clock times and spans are written. No time zone of this machine
// takes part: a commit made in Tokyo at 09:00 stays at 09:00.
import { DAY } from '../domain/local-time.js';

/** A date of the person's own calendar, `2026-11-22`. */
export type Day = string;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export const LONG_WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The local clock time, `09:14`. */
export function clockOf(epochSeconds: number, utcOffset: number): string {
  return isoOf(epochSeconds + utcOffset * 60).slice(11, 16);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOfDay(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function weekdayName(day: Day): string {
  return WEEKDAYS[weekdayOfDay(day)] ?? '';
}

/** The date `days` later, or earlier where negative. */
export function addDays(day: Day, days: number): Day {
  return isoOf(Date.parse(`${day}T00:00:00Z`) / 1000 + days * DAY).slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (DAY * 1000));
}

/** The Monday on or before `day`. */
export function mondayOf(day: Day): Day {
  return addDays(day, -weekdayOfDay(day));
}

/** `12 Sep`, with the year where it is not the year of `today`. */
export function dayText(day: Day, today: Day): string {
  const text = `${Number(day.slice(8))} ${monthName(day)}`;
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${text} ${day.slice(0, 4)}`;
}

/** `24 May – 22 Nov`, with years only where they differ: the page's head has the year. */
export function shortWindowText(from: Day, to: Day): string {
  return from === to ? dayText(to, from) : `${dayText(from, to)} – ${dayText(to, from)}`;
}

/** `24 May – 22 Nov 2026`: the year once, at the end. */
export function windowText(from: Day, to: Day): string {
  return from === to ? dayText(to, '') : `${dayText(from, to)} – ${dayText(to, '')}`;
}

export function monthName(day: Day): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}

/** `just now`, `5 min ago`, `3 h ago`, `2 d ago`, `7 weeks ago`, `5 months ago`, `3 years ago`. */
export function agoText(seconds: number): string {
  const step = AGO.find(({ below }) => seconds < below);
  if (step === undefined || step.unit === 0) return 'just now';
  const count = Math.floor(seconds / step.unit);
  return `${count} ${count === 1 ? step.one : step.many} ago`;
}

interface AgoStep {
  readonly below: number;
  readonly unit: number;
  readonly one: string;
  readonly many: string;
}

const AGO: readonly AgoStep[] = [
  { below: 60, unit: 0, one: '', many: '' },
  { below: 3600, unit: 60, one: 'min', many: 'min' },
  { below: DAY, unit: 3600, one: 'h', many: 'h' },
  { below: 14 * DAY, unit: DAY, one: 'd', many: 'd' },
  { below: 61 * DAY, unit: 7 * DAY, one: 'week', many: 'weeks' },
  { below: 730 * DAY, unit: 30.44 * DAY, one: 'month', many: 'months' },
  { below: Infinity, unit: 365.25 * DAY, one: 'year', many: 'years' },
];

function isoOf(epochSeconds: number): string {
  return new Date(Math.floor(epochSeconds) * 1000).toISOString();
}
