// What changed in how a person works, against that person's own past. One line of behaviors/insights.jsonl.
import type { CommitHash, Instant } from './commit-record.js';
import type { Evidence } from './observation.js';

export interface Insight {
  readonly v: 1;
  /** The name of its kind, such as `fix-share`. */
  readonly kind: string;
  /** When it was found first. */
  readonly at: Instant;
  /** Repository id; null over all repositories. */
  readonly repository: string | null;
  readonly n: number;
  /** Author time of the first and the last commit that were compared. */
  readonly window: { readonly from: Instant; readonly to: Instant };
  /** One less the share of false ones to expect among insights that are as sure as this one. */
  readonly confidence: number;
  /** The newest commits that show it, at most a hundred. */
  readonly commits: readonly CommitHash[];
  /** `before`, `after`, `since` (a local day), `beforeN`, `afterN`, and what it is about by its own name. */
  readonly evidence: Evidence;
}
