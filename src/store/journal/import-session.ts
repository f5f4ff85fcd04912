// Bulk recording: commits are gathered to about 128 KiB, then written and fsynced at once. The lock is held only while
// writing, so that a commit made meanwhile is recorded without waiting for the import.
import type { CommitRecord } from '../../domain/commit-record.js';
import type { JournalWriter } from './journal-writer.js';

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
const BATCH_LENGTH = 1 << 17;

export function createImport(writer: JournalWriter): ImportSession {
  let batch: CommitRecord[] = [];
  let length = 0;
  let added = 0;
  const flush = (): void => {
    added += writer.append(batch).length;
    batch = [];
    length = 0;
  };
  return {
    add: (record) => {
      batch.push(record);
      length += lengthOf(record);
      if (length >= BATCH_LENGTH) flush();
    },
    flush,
    close: flush,
    get added() {
      return added;
    },
  };
}

/** About how long the line will be, without making it. */
function lengthOf({ message, files }: CommitRecord): number {
  return files.reduce((sum, { path }) => sum + path.length + 60, message.length + 800);
}
