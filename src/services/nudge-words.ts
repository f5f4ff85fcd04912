// A nudge as the commands speak of it: times on the person's clock, states in words. All text comes out escaped.
import type { Instant } from '../domain/commit-record.js';
import { epochOf, instantOf, parseInstant } from '../domain/instant.js';
import { localDayOf } from '../domain/local-time.js';
import { isToldByDigest, type LedgerEntry } from '../domain/nudge.js';
import { safeText } from '../domain/safe-text.js';
import { reasonText } from '../notify/reasons.js';
import { activeMutes, isMuted, type MuteFile, noMutes } from '../notify/mutes.js';
import type { Wishes } from '../notify/policy/question.js';
import { type SnoozeFile, snoozedUntil } from '../notify/snooze.js';
import { systemOffset } from '../notify/wall-clock.js';
import type { Stores } from '../recorder/stores.js';
import { clockOf } from '../report/calendar-day.js';

/** `2026-11-18 14:32`, local. */
export function momentText(instant: Instant): string {
  const epoch = epochOf(instant);
  const offset = systemOffset(epoch);
  return `${localDayOf(epoch, offset)} ${clockOf(epoch, offset)}`;
}

/** ` since 2026-11-18 14:32`, or nothing where it is not known. */
export function sinceText(since: string | null): string {
  const instant = since === null ? undefined : parseInstant(since);
  return instant === undefined ? '' : ` since ${momentText(instant)}`;
}

export const shortId = (id: string): string => id.slice(0, 8);

/** `shown on desktop`, `waits until 2026-11-18 14:32: you had just committed`. */
export function stateText(line: LedgerEntry): string {
  const { action, channel, until } = line;
  const because = safeText(reasonText(line));
  if (isToldByDigest(line)) return `told in a digest: ${because}`;
  if (action === 'deliver')
    return channel === 'inbox' ? 'kept in the inbox' : `shown on ${safeText(channel ?? 'a channel')}`;
  if (action === 'hold') return `waits until ${until === undefined ? 'later' : momentText(until)}: ${because}`;
  return action === 'shadow' ? `silent: ${because}` : `not shown: ${because}`;
}

/** What the person wants just now. */
export function wishesOf({ load, feedback }: Stores): Wishes {
  const until = snoozedUntil(load('settings', 'snooze.json') as SnoozeFile | undefined);
  const { mutes } = (load('settings', 'mutes.json') as MuteFile | undefined) ?? noMutes;
  return { ...(until === undefined ? {} : { snoozedUntil: until }), mutes, answers: [...feedback.read()] };
}

/** What was said since counts for a nudge that waits, although the ledger learns of it only when the wait is over. */
export function stateNow(line: LedgerEntry, { answers, mutes, snoozedUntil: snooze = 0 }: Wishes): string {
  if (line.action !== 'hold') return stateText(line);
  if (answers.some(({ nudge, answer }) => nudge === line.nudge && answer !== undefined))
    return 'not shown any more: you have answered it';
  if (isMuted(line, activeMutes(mutes, answers))) return 'not shown any more: you muted it';
  const isSnoozed = snooze > epochOf(line.until ?? line.at);
  return isSnoozed ? `waits until ${momentText(instantOf(snooze) ?? line.at)}: nudges are snoozed` : stateText(line);
}
