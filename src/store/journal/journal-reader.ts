// Reads the journal for its questions: in the order of recording, from a place on, or the newest first. What breaks off in a
// damaged index goes on with one made anew.
import type { CommitRecord } from '../../domain/commit-record.js';
import { CraftNudgeError } from '../../domain/failure.js';
import { epochOf } from '../../domain/instant.js';
import type { Damage } from '../damage.js';
import type { IndexKeeper } from '../journal-index/index-keeper.js';
import { newestRows, placeOf } from '../journal-index/newest-rows.js';
import { IndexDamaged } from '../journal-index/page-file.js';
import { AHEAD_SECONDS, clampTime, repositoryKeyOf, type Row, type RowQuery } from '../journal-index/row.js';
import type { JournalCursor } from './cursor.js';
import type { JournalQuery, JournalRecord, NewestPage, NewestQuery } from './journal.js';
import type { JournalView } from './journal-view.js';
import { type NewestRecord, newestRecords } from './newest-records.js';
import { type Batch, type Reading, readMatching } from './read-records.js';

/** A place, with the edition that was current before it was looked for: never with a later one. */
export const inEdition = (edition: number, place: () => JournalCursor): JournalCursor =>
  edition === 0 ? place() : { ...place(), edition };

const READINGS = 3;

export class JournalReader {
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

  newest(query: NewestQuery): NewestPage {
    const { before, most } = query;
    const rows = this.#keeper.ask((view) => newestRows(view.parts(), { query: rowQueryOf(query), before, most }));
    const last = rows.length < most ? undefined : rows.at(-1);
    return { records: this.#newestOf(rows, query), last: last === undefined ? undefined : placeOf(last) };
  }

  *#newestOf(rows: readonly Row[], query: JournalQuery): Generator<NewestRecord> {
    const known = this.damage.length;
    const view = this.#keeper.current().share();
    try {
      for (const found of newestRecords(view, rows, this.#noteIn(view))) if (matches(found.record, query)) yield found;
    } finally {
      view.close();
      if (this.damage.length > known) this.#keeper.rebuild();
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
    try {
      yield* readMatching(view, { query, onDamage: this.#noteIn(view), ...(from && { from }) });
    } finally {
      view.close();
    }
  }

  #noteIn({ segments }: JournalView): Reading['onDamage'] {
    return (at, to) =>
      void this.damage.push({ path: segments.pathOf(at.segment), from: at.offset, to, reason: 'not what was indexed' });
  }

  #refuseUnreachable(cursor: JournalCursor): void {
    if (this.reaches(cursor)) return;
    const path = this.#keeper.current().segments.pathOf(cursor.segment);
    throw new CraftNudgeError('STORE_UNREADABLE', { path, reason: `it ends before byte ${cursor.offset}` });
  }
}

function rowQueryOf({ repository, from, to, writtenSince }: JournalQuery): RowQuery {
  return {
    ...(writtenSince !== undefined && { from: clampTime(epochOf(writtenSince) - AHEAD_SECONDS), ahead: true }),
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
