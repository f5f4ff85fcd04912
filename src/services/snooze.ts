// One moment in settings/snooze.json, until which nothing is shown.
import type { Instant } from '../domain/commit-record.js';
import { epochOf, systemClock } from '../domain/instant.js';
import { parseSnooze, type SnoozeFile, snoozeFileOf } from '../notify/snooze.js';
import { systemOffset } from '../notify/wall-clock.js';
import type { Stores } from '../recorder/stores.js';

const FILE = ['settings', 'snooze.json'] as const;

/** Null where nudges are not snoozed. */
export function snoozeNow({ load }: Pick<Stores, 'load'>): Instant | null {
  const { until } = (load(...FILE) as SnoozeFile | undefined) ?? { until: null };
  return until === null || epochOf(until) <= epochOf(systemClock.now()) ? null : until;
}

/** `2h`, `until 09:00`, `off`. Throws WRONG_USAGE for what is no time. */
export function snooze({ save }: Pick<Stores, 'save'>, words: readonly string[]): void {
  save(snoozeFileOf(parseSnooze(words, epochOf(systemClock.now()), systemOffset)), ...FILE);
}
