// The nudges that wait, told from the append-only ledger: the last entry of a nudge is its state.
import type { Instant } from '../../domain/commit-record.js';
import type { HoldReason, LedgerEntry, Nudge } from '../../domain/nudge.js';
import type { Templates } from '../template.js';

export interface Held {
  readonly nudge: Nudge;
  readonly reason: HoldReason;
  readonly until: Instant;
}

/** Entries of nudges that wait, in the order in which they were first held. */
export function openHolds(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const last = new Map<string, LedgerEntry>();
  for (const entry of ledger) last.set(entry.nudge, entry);
  return [...last.values()].filter(({ action }) => action === 'hold');
}

/** The first moment at which a held nudge wants to be looked at again. */
export function nextWakeOf(holds: readonly Pick<LedgerEntry, 'until'>[]): Instant | undefined {
  return holds.flatMap(({ until }) => until ?? []).toSorted()[0];
}

/** A held nudge as it was composed; undefined where the entry, written by another version, lacks its words. */
export function heldOf(entry: LedgerEntry, repositoryName: string, templates: Templates): Held | undefined {
  const { title, body, commitAt, until, reason } = entry;
  if (title === undefined || body === undefined || commitAt === undefined || until === undefined) return undefined;
  const template = templates.get(entry.kind);
  const nudge: Nudge = {
    id: entry.nudge,
    kind: entry.kind,
    tier: entry.tier ?? 'fact',
    repository: entry.repository,
    repositoryName,
    commits: entry.commits,
    ...(entry.file === undefined ? {} : { file: entry.file }),
    evidence: entry.evidence ?? {},
    title,
    body,
    commitAt,
    weight: template?.weight ?? 0,
    untilPush: template?.untilPush ?? false,
    ...(entry.model === undefined ? {} : { model: entry.model }),
  };
  return { nudge, until, reason: reason as HoldReason };
}
