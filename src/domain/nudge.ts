// A nudge, what policy decided about it, and how that stands in the ledger.
import type { Answer } from './fact.js';
import type { CommitHash, Instant } from './commit-record.js';
import type { Evidence, Tier } from './observation.js';

/** A nudge's id is uuid v5 of `<kind>:<commit hash>` in this namespace (`craftnudge:nudge` in the URL namespace). */
export const NUDGE_NAMESPACE = 'bb972e75-c13e-5bfd-bd92-7a526c6f1317';

export interface Nudge {
  readonly id: string;
  readonly kind: string;
  readonly tier: Tier;
  readonly repository: string;
  readonly repositoryName: string;
  readonly commits: readonly CommitHash[];
  readonly file?: string;
  readonly evidence: Evidence;
  /** At most 60 characters: the fact. */
  readonly title: string;
  /** At most 200 characters: n of m, then one action. */
  readonly body: string;
  /** Committer time of the commit it is about. */
  readonly commitAt: Instant;
  /** Of several nudges of one commit the heaviest speaks; from the kind's template. */
  readonly weight: number;
  /** It asks for an amend, so it is worth nothing once the commit is pushed; from the kind's template. */
  readonly untilPush: boolean;
  /** Version of the model behind it; absent for facts. */
  readonly model?: string;
}

export type HoldReason =
  | 'quiet-minutes'
  | 'quiet-hours'
  | 'not-a-working-day'
  | 'snoozed'
  | 'operation-in-progress'
  | 'too-soon';
export type WithholdReason =
  | 'agent'
  | 'answered'
  | 'budget-day'
  | 'budget-week'
  | 'budget-share'
  | 'ci'
  | 'cooldown'
  | 'digest-only'
  | 'import'
  | 'kind-third'
  | 'muted'
  | 'not-a-working-day'
  | 'not-mine'
  | 'off'
  | 'operation-in-progress'
  | 'pushed'
  | 'quiet-hours'
  | 'resolved'
  | 'retired'
  | 'rewritten'
  | 'snoozed'
  | 'stale'
  | 'superseded'
  | 'too-soon'
  | 'weaker';

export type Decision =
  | { readonly action: 'deliver'; readonly nudge: Nudge }
  | { readonly action: 'hold'; readonly nudge: Nudge; readonly reason: HoldReason; readonly until: Instant }
  | { readonly action: 'withhold'; readonly nudge: Nudge; readonly reason: WithholdReason }
  | { readonly action: 'control'; readonly nudge: Nudge; readonly reason: 'hold-back' }
  | { readonly action: 'shadow'; readonly nudge: Nudge; readonly reason: 'not-earned' };

/** One line of `notifications/sent.jsonl`: one change of state of one nudge. */
export interface LedgerEntry {
  readonly v: 1;
  /** uuid v7. */
  readonly id: string;
  /** Nudge id, uuid v5. */
  readonly nudge: string;
  readonly at: Instant;
  readonly kind: string;
  readonly tier?: Tier;
  readonly repository: string;
  readonly commits: readonly CommitHash[];
  readonly action: 'deliver' | 'hold' | 'withhold' | 'shadow' | 'control';
  readonly reason?: string;
  readonly until?: Instant;
  /** The channel that showed it, on `deliver`; `digest` on the line of what a digest told and nothing interrupted for. */
  readonly channel?: string;
  readonly file?: string;
  readonly title?: string;
  readonly body?: string;
  readonly commitAt?: Instant;
  readonly evidence?: Evidence;
  /** Version of the model behind it; absent for facts. */
  readonly model?: string;
  readonly check?: string;
}

/** In place of a channel. */
export const DIGEST_CHANNEL = 'digest';

/** Told in a digest: the person read it when they wanted to. */
export function isToldByDigest({ channel }: Pick<LedgerEntry, 'channel'>): boolean {
  return channel === DIGEST_CHANNEL;
}

/** One line of `notifications/feedback.jsonl`: an answer, or what later facts showed. */
export interface Feedback {
  readonly v: 1;
  readonly id: string;
  readonly nudge: string;
  readonly at: Instant;
  readonly kind: string;
  readonly repository: string;
  readonly answer?: Answer;
  readonly hit?: boolean;
  readonly followed?: boolean;
  /** What had become of the nudge that later facts judged; absent: it was shown. */
  readonly action?: LedgerEntry['action'];
  readonly source: 'desktop' | 'terminal' | 'command' | 'api' | 'later-facts';
  readonly check?: string;
}
