// What a habit folds over. Facts arrive in any order; analytics puts them into canonical order:
// (at, parents before children, hash).
import type { CommitHash, FileChange, Operation } from './commit-record.js';
import type { Period } from './local-time.js';

/** One changed file; `insertions` and `deletions` are null for binary files and in the names pass. `from`: renamed or copied. */
export type FileFact = Pick<FileChange, 'path' | 'status' | 'insertions' | 'deletions' | 'from'>;

/** A commit as analytics sees it: small, bounded, text only where a habit needs it. Times are epoch seconds. */
export interface CommitFact {
  readonly type: 'commit';
  readonly repository: string;
  readonly hash: CommitHash;
  readonly parents: readonly CommitHash[];
  /** Committer time: the canonical order. */
  readonly at: number;
  readonly authoredAt: number;
  /** Minutes east of UTC, of the author. */
  readonly utcOffset: number;
  /** `me` for the person who uses the tool, else the author's id. */
  readonly actor: string;
  /** A coding agent or a bot made it: it never makes a nudge and never enters a person's baseline. */
  readonly agent: string | null;
  readonly operation: Operation | null;
  /** At most 200 characters. */
  readonly subject: string;
  /** Characters of the message after its subject line, trimmed. */
  readonly bodyLength: number;
  /** The commits that the message says it reverts: hashes or their beginnings. */
  readonly reverts: readonly string[];
  /** At most 200 entries, code files first; `fileCount` says how many there were. */
  readonly files: readonly FileFact[];
  readonly fileCount: number;
  /** Lines added and deleted over all counted files; null where lines were not counted (the names pass). */
  readonly insertions: number | null;
  readonly deletions: number | null;
  /** Insertions plus deletions in code files (not tests, vendored, generated or lock files); null likewise. */
  readonly codeChurn: number | null;
  /** The deletions in `codeChurn`. */
  readonly codeDeletions: number | null;
  /** Distinct file name extensions of the code files. */
  readonly codeExtensions: number;
  /** Distinct directories of the changed files; vendored, generated and lock files and pure renames do not count. */
  readonly directories: number;
}

/** `from` was replaced by `to`: from then on it does not count. */
export interface RewriteFact {
  readonly type: 'rewrite';
  readonly repository: string;
  readonly at: number;
  readonly from: CommitHash;
  readonly to: CommitHash;
  readonly command: 'amend' | 'rebase';
}

/** A later finding about an earlier commit. */
export interface LabelFact {
  readonly type: 'label';
  readonly repository: string;
  readonly at: number;
  readonly hash: CommitHash;
  readonly label: 'later-fixed' | 'reverted';
  readonly by: CommitHash;
}

/** What the person answered to a nudge. */
export interface AnswerFact {
  readonly type: 'answer';
  readonly repository: string;
  readonly at: number;
  readonly nudge: string;
  /** The commit that the nudge was about, where it is known. */
  readonly hash?: CommitHash;
  readonly kind: string;
  readonly answer: Answer;
}

/** A calendar day, week or month of the person is over: everything before `at` has been seen. */
export interface TickFact {
  readonly type: 'tick';
  readonly at: number;
  readonly closes: Period;
  /** When the period began. */
  readonly from: number;
  /** Minutes east of UTC, where it began. */
  readonly utcOffset: number;
  /** A digest asked before the period was over: it ends with what has happened at `at`. */
  readonly isEarly?: true;
}

export type Fact = CommitFact | RewriteFact | LabelFact | AnswerFact | TickFact;

export type Answer = 'useful' | 'not-now' | 'never';
export const ANSWERS: readonly Answer[] = ['useful', 'not-now', 'never'];
