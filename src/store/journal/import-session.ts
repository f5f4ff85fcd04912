// Bulk recording: commits are gathered to about 256 KiB, then written and fsynced at once. The lock is held only while
// writing, so that a commit made meanwhile is recorded without waiting for the import.
import type { CommitRecord } from '../../domain/commit-record.js';
import { sealLine } from '../line.js';
import type { JournalWriter, SealedCommit } from './journal-writer.js';

export interface ImportSession {
  /** Takes a record; it is durable after `flush` or `close`. */
  add(record: CommitRecord): void;
  /** Writes what was gathered. */
  flush(): void;
  /** Writes the rest. */
  close(): void;
  /** Commits written so far that the journal did not have. */
  readonly added: number;
}

/** Characters, not bytes: near enough for a batch. */
const BATCH_LENGTH = 1 << 18;

export function createImport(writer: JournalWriter): ImportSession {
  let batch: SealedCommit[] = [];
  let length = 0;
  let added = 0;
  const flush = (): void => {
    added += writer.appendSealed(batch).length;
    batch = [];
    length = 0;
  };
  return {
    add: (record) => {
      const sealed = seal(record);
      batch.push(sealed);
      length += sealed.line.length;
      if (length >= BATCH_LENGTH) flush();
    },
    flush,
    close: flush,
    get added() {
      return added;
    },
  };
}

/** Sealed when it comes: a thousand lines that wait are little to the garbage collector, a thousand records are much. */
function seal(record: CommitRecord): SealedCommit {
  const { v, hash, repository, committedAt } = record;
  return { record: { v, hash, repository, committedAt }, line: sealLine(record) };
}
