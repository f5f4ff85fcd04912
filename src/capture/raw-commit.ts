// A commit as git printed it, before anybody's identity is hidden or a secret masked.
import type { CommitHash, FileChange } from '../domain/commit-record.js';

export interface RawSignature {
  readonly name: string;
  readonly email: string;
  /** The digits of the date as they stand in the commit; empty where git finds none. */
  readonly digits: string;
  /** `<seconds> <offset>` as git understands it; empty where it finds none. */
  readonly date: string;
}

export interface RawCommit {
  readonly hash: CommitHash;
  readonly parents: readonly CommitHash[];
  readonly author: RawSignature;
  readonly committer: RawSignature;
  /** The text under refs/notes/ai, mostly empty. */
  readonly notes: string;
  /** %B in bytes. */
  readonly message: Buffer;
  /** At most MAX_FILES of them. */
  readonly files: readonly FileChange[];
  /** How many files there were. */
  readonly fileCount: number;
  readonly insertions: number;
  readonly deletions: number;
}

/** A record lists no more files than this; its totals stay exact. */
export const MAX_FILES = 20_000;
