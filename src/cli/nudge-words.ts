// A nudge as the commands speak of it: times on the person's clock, states in words. All text comes out escaped.
import type { Instant } from '../domain/commit-record.js';
import { epochOf } from '../domain/instant.js';
import { localDayOf } from '../domain/local-time.js';
import type { LedgerEntry } from '../domain/nudge.js';
import { safeText } from '../domain/safe-text.js';
import { reasonText } from '../notify/reasons.js';
import { systemOffset } from '../notify/wall-clock.js';
import { clockOf } from '../report/calendar-day.js';

/** `2026-11-18 14:32`, local. */
export function momentText(instant: Instant): string {
  const epoch = epochOf(instant);
  const offset = systemOffset(epoch);
  return `${localDayOf(epoch, offset)} ${clockOf(epoch, offset)}`;
}

export const shortId = (id: string): string => id.slice(0, 8);

/** `shown on desktop`, `waits until 2026-11-18 14:32: you had just committed`. */
export function stateText(line: LedgerEntry): string {
  const { action, channel, until } = line;
  const because = safeText(reasonText(line));
  if (action === 'deliver')
    return channel === 'inbox' ? 'kept in the inbox' : `shown on ${safeText(channel ?? 'a channel')}`;
  if (action === 'hold') return `waits until ${until === undefined ? 'later' : momentText(until)}: ${because}`;
  return `not shown: ${because}`;
}
