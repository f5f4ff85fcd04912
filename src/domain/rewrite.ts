// Draft lineage: one commit replaced by another, as post-rewrite or the reflog tells it.
import type { CommitHash, Instant } from './commit-record.js';

export interface Rewrite {
  readonly v: 1;
  readonly at: Instant;
  /** Repository id. */
  readonly repository: string;
  readonly from: CommitHash;
  readonly to: CommitHash;
  readonly command: 'amend' | 'rebase';
  readonly source: 'hook' | 'reflog';
  readonly check?: string;
}
