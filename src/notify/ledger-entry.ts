// A decision as one line of the ledger: what was said, or not, and why.
import type { Instant } from '../domain/commit-record.js';
import type { Decision, LedgerEntry } from '../domain/nudge.js';

export interface Entering {
  /** uuid v7. */
  readonly id: string;
  readonly at: Instant;
  /** The channel that showed it. */
  readonly channel?: string;
}

export function entryOf(decision: Decision, { id, at, channel }: Entering): LedgerEntry {
  const { nudge, action } = decision;
  return {
    v: 1,
    id,
    nudge: nudge.id,
    at,
    kind: nudge.kind,
    tier: nudge.tier,
    repository: nudge.repository,
    commits: nudge.commits,
    action,
    ...(decision.action === 'deliver' ? {} : { reason: decision.reason }),
    ...(decision.action === 'hold' ? { until: decision.until } : {}),
    ...(channel === undefined ? {} : { channel }),
    ...(nudge.file === undefined ? {} : { file: nudge.file }),
    title: nudge.title,
    body: nudge.body,
    commitAt: nudge.commitAt,
    evidence: nudge.evidence,
    ...(nudge.model === undefined ? {} : { model: nudge.model }),
  };
}
