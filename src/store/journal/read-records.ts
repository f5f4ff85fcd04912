// From rows to records: rows that lie close together are fetched in one read of about 1 MiB, the rest of the journal is
// left alone. Lines are parsed, not verified: that happened when they were indexed (see README.md).
import type { CommitRecord } from '../../domain/commit-record.js';
import { mayMatch, type RowQuery } from '../journal-index/row.js';
import { ROW_BYTES } from '../journal-index/row.js';
import { parseObject } from '../line.js';
import type { JournalCursor } from './cursor.js';
import type { RowPage } from '../journal-index/row-file.js';
import type { JournalView } from './journal-view.js';

export interface FoundRecord {
  readonly record: CommitRecord;
  /** Where its line begins and ends in the segment, the newline not included. */
  readonly offset: number;
  readonly end: number;
}

/** Lines that were fetched together: one step for the layers above, not one for each record. */
export interface Batch {
  readonly segment: number;
  /** Where the last line ends. */
  readonly end: number;
  /** Parsed one by one: a batch that is parsed at once outlives the young generation, which costs half as much again. */
  records(): Iterable<FoundRecord>;
  /** The line on disk, as text. */
  lineOf(found: FoundRecord): string;
}

export interface Reading {
  readonly query: RowQuery;
  readonly from?: JournalCursor;
  /** Told about a line that is no longer what the index says. */
  readonly onDamage: (at: JournalCursor, end: number) => void;
}

/** Lines that are fetched together. */
interface Run {
  readonly segment: number;
  readonly start: number;
  end: number;
  /** Offset, length and first 32 bits of the hash of each line. */
  readonly lines: number[];
}

const RUN_BYTES = 1 << 20;
/** Reading so many bytes in vain costs less than another read. */
const GAP_BYTES = 1 << 14;

export function* readMatching(view: JournalView, reading: Reading): Generator<Batch> {
  yield* readRows(view, view.pages(reading.from, reading.query), reading);
}

/** The lines of rows that are given in the order of the journal. */
export function* readRows(
  view: JournalView,
  pages: Iterable<RowPage>,
  { query, onDamage }: Omit<Reading, 'from'>,
): Generator<Batch> {
  let run: Run | undefined;
  for (const { rows, count } of pages) {
    for (let start = 0; start < count * ROW_BYTES; start += ROW_BYTES) {
      if (!mayMatch(rows, start, query)) continue;
      if (run !== undefined && !extend(run, rows, start)) {
        yield fetch(view, run, onDamage);
        run = undefined;
      }
      run ??= runAt(rows, start);
    }
  }
  if (run !== undefined) yield fetch(view, run, onDamage);
}

function runAt(rows: Buffer, start: number): Run {
  const offset = rows.readUIntLE(start + 8, 6);
  const length = rows.readUInt32LE(start + 16);
  const lines = [offset, length, rows.readUInt32BE(start)];
  return { segment: rows.readUInt16LE(start + 14), start: offset, end: offset + length, lines };
}

/** Takes the row's line into the run; false where it lies too far away. */
function extend(run: Run, rows: Buffer, start: number): boolean {
  const offset = rows.readUIntLE(start + 8, 6);
  const length = rows.readUInt32LE(start + 16);
  const isNear = offset >= run.end && offset - run.end <= GAP_BYTES && offset + length - run.start <= RUN_BYTES;
  if (!isNear || rows.readUInt16LE(start + 14) !== run.segment) return false;
  run.lines.push(offset, length, rows.readUInt32BE(start));
  run.end = offset + length;
  return true;
}

function fetch(view: JournalView, run: Run, onDamage: Reading['onDamage']): Batch {
  const { segment, start, end } = run;
  const bytes = view.segments.read(segment, start, end - start);
  const textOf = (from: number, to: number): string => bytes.toString('utf8', from - start, to - start);
  return {
    segment,
    end,
    records: () => recordsIn(run, textOf, onDamage),
    lineOf: (found) => textOf(found.offset, found.end),
  };
}

function* recordsIn(
  { segment, lines }: Run,
  textOf: (from: number, to: number) => string,
  onDamage: Reading['onDamage'],
): Generator<FoundRecord> {
  for (let at = 0; at < lines.length; at += 3) {
    const offset = lines[at] ?? 0;
    const end = offset + (lines[at + 1] ?? 0);
    const record = commitIn(textOf(offset, end), lines[at + 2] ?? 0);
    if (record === undefined) onDamage({ segment, offset }, end);
    else yield { record, offset, end };
  }
}

/** The record in `line`, if it is the one that the index means. */
function commitIn(line: string, prefix: number): CommitRecord | undefined {
  const record = parseObject(line) as CommitRecord | undefined;
  if (typeof record?.hash !== 'string' || Number.parseInt(record.hash.slice(0, 8), 16) !== prefix) return undefined;
  return record;
}
