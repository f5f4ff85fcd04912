// `snooze 2h`, `snooze until 09:00`, `snooze off`: words in, the moment until which nothing is shown out.
import type { Instant } from '../domain/commit-record.js';
import { CraftNudgeError } from '../domain/failure.js';
import { epochOf, instantOf } from '../domain/instant.js';
import { nextAt, type OffsetAt } from './wall-clock.js';

/** `settings/snooze.json`; null after `snooze off`. */
export interface SnoozeFile {
  readonly v: 1;
  readonly until: Instant | null;
}

const UNITS: Readonly<Record<string, number>> = { m: 60, min: 60, h: 3600, d: 86_400 };
const DURATION = /^(\d{1,4})(m|min|h|d)$/;
const TIME_OF_DAY = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/** The epoch at which the snooze ends; undefined for `off`. */
export function parseSnooze(words: readonly string[], now: number, offsetAt: OffsetAt): number | undefined {
  const [first = '', second = ''] = words[0] === 'until' ? words.slice(1) : words;
  if (first === 'off') return undefined;
  const [, count = '', unit = ''] = DURATION.exec(first + second) ?? [];
  if (Number(count) > 0) return now + Number(count) * (UNITS[unit] ?? 0);
  const [, hour, minute] = TIME_OF_DAY.exec(first) ?? [];
  if (hour !== undefined) return nextAt(Number(hour) * 60 + Number(minute), now, offsetAt);
  throw new CraftNudgeError('WRONG_USAGE', {
    reason: `"${words.join(' ')}" is no time: say 30m, 2h, 1d, until 09:00 or off`,
  });
}

export const snoozeFileOf = (until: number | undefined): SnoozeFile => ({
  v: 1,
  until: until === undefined ? null : (instantOf(until) ?? null),
});

/** Epoch seconds of the end of the snooze, where there is one. */
export function snoozedUntil(file: SnoozeFile | undefined): number | undefined {
  return file === undefined || file.until === null ? undefined : epochOf(file.until);
}
