// From the newest rows to their records, in that order. Lines are fetched a few at a time: who stops early has read little.
import type { CommitRecord } from '../../domain/commit-record.js';
import { type NewestPlace, placeOf } from '../journal-index/newest-rows.js';
import { ROW_BYTES, type Row, writeRow } from '../journal-index/row.js';
import { compareCursors } from './cursor.js';
import type { JournalView } from './journal-view.js';
import { type Reading, readRows } from './read-records.js';

export interface NewestRecord {
  readonly record: CommitRecord;
  /** Where it stands: ask for what comes before it. */
  readonly place: NewestPlace;
}

/** Lines that are fetched together. */
const STEP = 64;

export function* newestRecords(
  view: JournalView,
  rows: readonly Row[],
  onDamage: Reading['onDamage'],
): Generator<NewestRecord> {
  for (let first = 0; first < rows.length; first += STEP) {
    yield* recordsOf(view, rows.slice(first, first + STEP), onDamage);
  }
}

function* recordsOf(view: JournalView, rows: readonly Row[], onDamage: Reading['onDamage']): Generator<NewestRecord> {
  const found = new Map<string, CommitRecord>();
  for (const batch of readRows(view, [pageOf(rows.toSorted(compareCursors))], { query: {}, onDamage })) {
    for (const { record } of batch.records()) found.set(record.hash.slice(0, 16), record);
  }
  for (const row of rows) {
    const record = found.get(row.prefix);
    if (record !== undefined) yield { record, place: placeOf(row) };
  }
}

function pageOf(rows: readonly Row[]) {
  const page = Buffer.alloc(rows.length * ROW_BYTES);
  for (const [number, row] of rows.entries()) writeRow(page, number * ROW_BYTES, { ...row, ahead: false });
  return { rows: page, count: rows.length };
}
