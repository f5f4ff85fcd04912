// The commit record, version 1: what is written for each commit, one JSON object a line.
// Field order here is field order on disk; `check` is always the last key.

/** A git object name, 40 (SHA-1) or 64 (SHA-256) lower-case hex digits. Made only by `parseCommitHash`. */
export type CommitHash = string & { readonly __brand: 'CommitHash' };

/** UTC to the second, `2026-11-22T10:40:18Z`. Made by `instantOf` and `parseInstant`. */
export type Instant = string & { readonly __brand: 'Instant' };

/** `uuid v5` of the hash lives in this namespace, itself uuid v5 of `craftnudge:commit` in the URL namespace. */
export const COMMIT_NAMESPACE = 'f5169c44-3443-516a-b042-1b94155033bb';
/** `uuid v5` of a repository's root commit lives here (`craftnudge:repository`). */
export const REPOSITORY_NAMESPACE = '95954fd4-da7f-5f99-a332-abd40030a256';

export type RecordSource = 'hook' | 'reconcile' | 'track';
export type Operation = 'commit' | 'amend' | 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'am';

export interface RepositoryRef {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/** Somebody in a commit. Other people carry `id` only, unless `privacy.others` is `full`. */
export interface Person {
  /** HMAC of the e-mail in lower case, 16 hex digits; the key stays in `secrets/`. */
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
}

export type FileStatus = 'A' | 'M' | 'D' | 'R' | 'C' | 'T';

export interface FileChange {
  readonly path: string;
  readonly status: FileStatus;
  /** Lines; null where git says binary or could not count. */
  readonly insertions: number | null;
  readonly deletions: number | null;
  /** The old path of a rename or copy. */
  readonly from?: string;
  /** Base64 of the exact bytes, where `path` is not valid UTF-8. */
  readonly pathBytes?: string;
}

/** What is kept of the words of a message, or of the names in a path: all, features and keyed hashes, or nothing. */
export type PrivacyLevel = 'full' | 'hashed' | 'off';

/** What was taken from the words and names before they were given up; counts as facts count. */
export interface RecordFeatures {
  /** Characters of the message after its subject line, trimmed. */
  readonly bodyLength: number;
  /** The commits that the message says it takes back. */
  readonly reverts: readonly string[];
  readonly codeChurn: number;
  readonly codeDeletions: number;
  readonly codeExtensions: number;
  readonly directories: number;
}

export interface CommitRecord {
  readonly v: 1;
  /** uuid v5 of `hash` in COMMIT_NAMESPACE. */
  readonly id: string;
  readonly recordedAt: Instant;
  readonly source: RecordSource;
  readonly repository: RepositoryRef;
  /** The work tree in which the commit was made; null for a bare repository. */
  readonly worktree: string | null;
  readonly hash: CommitHash;
  readonly parents: readonly CommitHash[];
  readonly branch: string | null;
  readonly operation: Operation | null;
  readonly author: Person;
  /** null where the raw date is impossible; then `authoredAtRaw` has it. */
  readonly authoredAt: Instant | null;
  readonly authoredAtRaw?: string;
  /** Minutes east of UTC. */
  readonly authorUtcOffset: number;
  readonly committer: Person;
  readonly committedAt: Instant | null;
  readonly committedAtRaw?: string;
  readonly committerUtcOffset: number;
  /** The coding agent or bot behind the commit, such as `claude-code`, `copilot`, `bot`. */
  readonly agent?: string;
  /** %B decoded to UTF-8, trailing newlines removed, secrets masked. */
  readonly message: string;
  readonly messageBytes?: string;
  /** Bytes of the whole message, where it was cut at 1 MiB. */
  readonly messageTotal?: number;
  /** How many secrets were masked in message, branch and paths. */
  readonly redacted?: number;
  /** Set where git cannot count lines without fetching. */
  readonly stats?: 'unknown';
  readonly files: readonly FileChange[];
  /** Number of files, where the list was cut at 20,000. */
  readonly filesTotal?: number;
  readonly insertions: number;
  readonly deletions: number;
  /** Set where less than everything is kept. */
  readonly privacy?: { readonly message: PrivacyLevel; readonly path: PrivacyLevel };
  readonly features?: RecordFeatures;
  readonly check?: string;
}

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The hash, or undefined where `text` is no full lower-case object name. */
export function parseCommitHash(text: string): CommitHash | undefined {
  return HASH.test(text) ? (text as CommitHash) : undefined;
}

/** The first line of a commit message. */
export function subjectOf(message: string): string {
  const end = message.indexOf('\n');
  return end < 0 ? message : message.slice(0, end);
}
