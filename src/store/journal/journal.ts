// The commit journal: each commit once, durable when `append` returns, found again without reading the rest.
// In and out: commit records. On disk: behaviors/commits*.jsonl, and an index that may be deleted at any time.
import type { CommitRecord, Instant } from '../../domain/commit-record.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { epochOf } from '../../domain/instant.js';
import type { AuthorId } from '../../domain/erasure.js';
import type { Damage } from '../damage.js';
import type { DataDirectory } from '../data-directory.js';
import type { Disk } from '../disk.js';
import { openTombstones } from '../erasures/tombstones.js';
import { IndexKeeper } from '../journal-index/index-keeper.js';
import { IndexDamaged } from '../journal-index/page-file.js';
import { clampTime, repositoryKeyOf, type RowQuery } from '../journal-index/row.js';
import type { VerifyReport } from '../verify-file.js';
import type { JournalCursor } from './cursor.js';
import { editionOf } from './edition.js';
import { findCommit } from './find-commit.js';
import { createImport, type ImportSession } from './import-session.js';
import { JournalWriter } from './journal-writer.js';
import { type Batch, readMatching } from './read-records.js';
import { verifyJournal } from './verify-journal.js';

export interface JournalQuery {
  /** Repository id. */
  readonly repository?: string;
  /** Committer time, this instant included. */
  readonly from?: Instant;
  /** Committer time, this instant not included. Either bound leaves out commits with an impossible date. */
  readonly to?: Instant;
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
  /** In the order of recording. */
  read(query?: JournalQuery): Iterable<CommitRecord>;
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
    read: (query) => reader.records(query),
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

/** A place, with the edition that was current before it was looked for: never with a later one. */
const inEdition = (edition: number, place: () => JournalCursor): JournalCursor =>
  edition === 0 ? place() : { ...place(), edition };

const READINGS = 3;

class JournalReader {
  readonly damage: Damage[] = [];
  readonly #keeper: IndexKeeper;
  readonly #edition: () => number;

  constructor(keeper: IndexKeeper, edition: () => number) {
    this.#keeper = keeper;
    this.#edition = edition;
  }

  reaches(cursor: JournalCursor): boolean {
    if ((cursor.edition ?? 0) !== this.#edition()) return false;
    return this.#keeper.ask((view) => view.segments.reaches(cursor));
  }

  *records(query: JournalQuery = {}): Generator<CommitRecord> {
    for (const batch of this.#found(rowQueryOf(query))) {
      for (const { record } of batch.records()) if (matches(record, query)) yield record;
    }
  }

  *lines(query: JournalQuery = {}): Generator<string> {
    for (const batch of this.#found(rowQueryOf(query))) {
      for (const found of batch.records()) if (matches(found.record, query)) yield batch.lineOf(found);
    }
  }

  *after(cursor: JournalCursor | undefined): Generator<JournalRecord> {
    const edition = this.#edition();
    if (cursor !== undefined) this.#refuseUnreachable(cursor);
    for (const batch of this.#found({}, cursor)) {
      const { segment } = batch;
      for (const { record, end } of batch.records()) {
        yield { record, cursor: inEdition(edition, () => ({ segment, offset: end + 1 })) };
      }
    }
  }

  *afterCommit(hash: string): Generator<CommitRecord> {
    const edition = this.#edition();
    const row = this.#keeper.ask((view) => view.locate(hash));
    if (row === undefined) return;
    const cursor = inEdition(edition, () => ({ segment: row.segment, offset: row.offset + row.length + 1 }));
    for (const { record } of this.after(cursor)) yield record;
  }

  /** Reads on from the last record where the index breaks off, with an index made anew. */
  *#found(query: RowQuery, start?: JournalCursor): Generator<Batch> {
    const known = this.damage.length;
    let from = start;
    for (let reading = 1; ; reading += 1) {
      try {
        for (const batch of this.#readOn(query, from)) {
          from = { segment: batch.segment, offset: batch.end + 1 };
          yield batch;
        }
        if (this.damage.length > known) this.#keeper.rebuild(); // those commits count as missing from now on
        return;
      } catch (cause) {
        if (!(cause instanceof IndexDamaged) || reading === READINGS) throw cause;
        this.#keeper.distrust();
      }
    }
  }

  /** The view stays open for as long as somebody reads it, also when a newer one has taken its place. */
  *#readOn(query: RowQuery, from: JournalCursor | undefined): Generator<Batch> {
    const view = this.#keeper.current().share();
    const onDamage = (at: JournalCursor, to: number): void => {
      this.damage.push({ path: view.segments.pathOf(at.segment), from: at.offset, to, reason: 'not what was indexed' });
    };
    try {
      yield* readMatching(view, { query, onDamage, ...(from && { from }) });
    } finally {
      view.close();
    }
  }

  #refuseUnreachable(cursor: JournalCursor): void {
    if (this.reaches(cursor)) return;
    const path = this.#keeper.current().segments.pathOf(cursor.segment);
    throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: `it ends before byte ${cursor.offset}` });
  }
}

function rowQueryOf({ repository, from, to }: JournalQuery): RowQuery {
  return {
    ...(repository !== undefined && { repository: repositoryKeyOf(repository) }),
    ...(from !== undefined && { from: clampTime(epochOf(from)) }),
    ...(to !== undefined && { to: clampTime(epochOf(to)) }),
  };
}

function matches({ repository, committedAt }: CommitRecord, query: JournalQuery): boolean {
  if (query.repository !== undefined && repository.id !== query.repository) return false;
  if (query.from !== undefined && (committedAt === null || committedAt < query.from)) return false;
  return query.to === undefined || (committedAt !== null && committedAt < query.to);
}
