// The commit journal: each commit once, durable when `append` returns, found again without reading the rest.
// In and out: commit records. On disk: behaviors/commits*.jsonl, and an index that may be deleted at any time.
import type { CommitRecord, Instant } from '../../domain/commit-record.js';
import type { AuthorId } from '../../domain/erasure.js';
import type { Damage } from '../damage.js';
import type { DataDirectory } from '../data-directory.js';
import type { Disk } from '../disk.js';
import { openTombstones } from '../erasures/tombstones.js';
import { IndexKeeper } from '../journal-index/index-keeper.js';
import type { NewestPlace } from '../journal-index/newest-rows.js';
import type { VerifyReport } from '../verify-file.js';
import type { JournalCursor } from './cursor.js';
import { editionOf } from './edition.js';
import { findCommit, findCommits } from './find-commit.js';
import { createImport, type ImportSession } from './import-session.js';
import { inEdition, JournalReader } from './journal-reader.js';
import { JournalWriter } from './journal-writer.js';
import type { NewestRecord } from './newest-records.js';
import { type RepositoryTally, tallyJournal } from './tally-journal.js';
import { verifyJournal } from './verify-journal.js';

export interface JournalQuery {
  /** Repository id. */
  readonly repository?: string;
  /** Committer time, this instant included. */
  readonly from?: Instant;
  /** Committer time, this instant not included. Either bound leaves out commits with an impossible date. */
  readonly to?: Instant;
  /** Author time: everything written since, by whatever clock; and of what was written before, some. */
  readonly writtenSince?: Instant;
}

export interface NewestQuery extends JournalQuery {
  /** Only what comes after this place. */
  readonly before?: NewestPlace | undefined;
  /** So many records at most. */
  readonly most: number;
}

export interface NewestPage {
  readonly records: Iterable<NewestRecord>;
  /** Where the page ends, if there may be more behind it; damaged lines are passed over, so a page may be short. */
  readonly last: NewestPlace | undefined;
}

export interface JournalRecord {
  readonly record: CommitRecord;
  /** Give it to `readFrom` to go on after this record. */
  readonly cursor: JournalCursor;
}

export interface Journal {
  /** Writes the records that are not there yet, fsynced; returns those, each with its check. */
  append(records: readonly CommitRecord[]): readonly CommitRecord[];
  has(hash: string): boolean;
  /** Those of `hashes` that are not recorded, in the same order; for many, cheaper than `has`. */
  missing(hashes: Iterable<string>): readonly string[];
  /** By full hash, or by its first four or more digits; undefined where that names none or several. Verified. */
  find(prefixOrHash: string): CommitRecord | undefined;
  /** Every one whose hash begins so: four digits or more. */
  findAll(prefixOrHash: string): readonly CommitRecord[];
  /** In the order of recording. */
  read(query?: JournalQuery): Iterable<CommitRecord>;
  /**
   * Newest first by committer time, then hash; those without a time come last, dates from 2038 on count as one. Reads the
   * index, and of the journal the lines that are taken.
   */
  newest(query: NewestQuery): NewestPage;
  /** By repository, from the index: its lines are not read. */
  tally(): readonly RepositoryTally[];
  /** The lines as they are on disk, fields unknown to this version included. */
  exportJournal(query?: JournalQuery): Iterable<string>;
  /** Everything recorded after `cursor`; throws STORE_UNREADABLE where the journal is shorter than that: see `reaches`. */
  readFrom(cursor: JournalCursor | undefined): Iterable<JournalRecord>;
  /** Everything recorded after that commit, without a look at what came before it; nothing where it is not recorded. */
  readAfter(hash: string): Iterable<CommitRecord>;
  /** Is `cursor` a place in this journal? Not after an older copy was restored: then start from the beginning. */
  reaches(cursor: JournalCursor): boolean;
  /** The place after the last record. */
  cursor(): JournalCursor;
  /** How many parts are known to be damaged; `verify` says which. */
  damagedParts(): number;
  /** Damage met by reading since this journal was opened. */
  damage(): readonly Damage[];
  verify(): VerifyReport;
  /** Was it erased by wish? Then `append` passes over it. */
  isErased(record: CommitRecord): boolean;
  openImport(): ImportSession;
  /** Closes files; the journal can still be used. */
  close(): void;
}

export interface JournalOptions {
  /** How long `append` waits for another writer before STORE_BUSY. */
  readonly waitSeconds?: number;
  readonly disk?: Disk;
  /** From this size on the active segment is sealed: tests use small ones. */
  readonly segmentBytes?: number;
  /** HMAC of an e-mail, by which erased people are known. */
  readonly authorId?: AuthorId;
}

const PATIENCE_SECONDS = 10;

export function openJournal(data: DataDirectory, options: JournalOptions = {}): Journal {
  const keeper = new IndexKeeper(data);
  const { waitSeconds = PATIENCE_SECONDS, authorId = () => '' } = options;
  const tombstones = openTombstones(data, authorId);
  const writer = new JournalWriter(data, keeper, { ...options, waitSeconds, tombstones });
  const edition = (): number => editionOf(data);
  const reader = new JournalReader(keeper, edition);
  return {
    append: (records) => writer.append(records),
    has: (hash) => keeper.ask((view) => view.locate(hash) !== undefined),
    missing: (hashes) => keeper.ask((view) => [...hashes].filter((hash) => view.locate(hash) === undefined)),
    find: (prefixOrHash) => findCommit(keeper, prefixOrHash),
    findAll: (prefixOrHash) => findCommits(keeper, prefixOrHash),
    read: (query) => reader.records(query),
    newest: (query) => reader.newest(query),
    tally: () => keeper.ask(tallyJournal),
    exportJournal: (query) => reader.lines(query),
    readFrom: (cursor) => reader.after(cursor),
    readAfter: (hash) => reader.afterCommit(hash),
    reaches: (cursor) => reader.reaches(cursor),
    cursor: () => inEdition(edition(), () => keeper.ask((view) => view.end)),
    damagedParts: () => keeper.ask((view) => view.damaged),
    damage: () => reader.damage,
    verify: () => verifyJournal(keeper, waitSeconds),
    isErased: (record) => tombstones.current().admit(record) === undefined,
    openImport: () => createImport(writer),
    close: () => keeper.forget(),
  };
}
