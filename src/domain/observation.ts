// What a habit saw in one commit. An observation is not yet a nudge: policy decides whether anybody hears of it.
import type { CommitHash } from './commit-record.js';

/** T: a fact about the commit, may toast from day 1. E: a prediction, must earn the toast. D: digest only. */
export type Tier = 'fact' | 'earned' | 'digest';

/** Values that the wording uses by name: `{{file}}`, `{{n}}`, `{{m}}`. */
export type Evidence = Readonly<Record<string, string | number>>;

export interface Observation {
  /** The habit's name, such as `fix-loop`. */
  readonly kind: string;
  readonly tier: Tier;
  readonly repository: string;
  readonly hash: CommitHash;
  /** Epoch seconds, committer time of the commit. */
  readonly at: number;
  readonly actor: string;
  /** The file that the observation is about, where it is about one: cool-downs are per kind and file. */
  readonly file?: string;
  readonly evidence: Evidence;
  /** How large the sample behind it is. */
  readonly n: number;
  /** Version of the model that saw it; absent for facts. */
  readonly model?: string;
}

/** The judge's verdict from later facts; `open` while its horizon has not passed. */
export type Verdict = 'hit' | 'miss' | 'open';

export interface Judgement {
  readonly hit: Verdict;
  readonly followed: Verdict;
}
