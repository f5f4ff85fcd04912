// A day or an instant, as a person types it: `2026-11-22`, `2026-11-22T10:40:18Z`, `3d`, `2w`.
import type { Instant } from '../domain/commit-record.js';
import { CraftNudgeError } from '../domain/failure.js';
import { epochOf, instantOf, parseInstant, systemClock } from '../domain/instant.js';

const DAY = 86_400;
const UNITS: Readonly<Record<string, number>> = { d: DAY, w: 7 * DAY, m: 30 * DAY, y: 365 * DAY };

/** Undefined where nothing was typed; WRONG_USAGE where it is no time. */
export function parseWhen(typed: string | boolean | undefined, option: string): Instant | undefined {
  if (typeof typed !== 'string') return undefined;
  const instant = agoOf(typed) ?? (/^\d{4}-\d{2}-\d{2}/.test(typed) ? parseInstant(typed) : undefined);
  if (instant !== undefined) return instant;
  const reason = `${option}: "${typed}" is no time; give 2026-11-22, 2026-11-22T10:40:18Z, or 3d, 2w, 6m, 1y ago`;
  throw new CraftNudgeError('WRONG_USAGE', { reason });
}

function agoOf(typed: string): Instant | undefined {
  const [, count = '', unit = ''] = /^(\d{1,4})([dwmy])$/.exec(typed) ?? [];
  const seconds = UNITS[unit];
  return seconds === undefined ? undefined : instantOf(epochOf(systemClock.now()) - Number(count) * seconds);
}
