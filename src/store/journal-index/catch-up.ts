// From the part of the journal that the index does not cover yet to rows. Bytes that were never looked at are verified
// here, once: a damaged line gets no row, so its commit counts as missing and is recorded again from git.
import { compareCursors, type JournalCursor } from '../journal/cursor.js';
import type { SegmentFiles, SegmentLine } from '../journal/segments.js';
import { parseLine, type ParsedLine } from '../line.js';
import { asLocatable, type NewRow, rowOf } from './row.js';

export interface RowSink {
  has(hash: string): boolean;
  add(row: NewRow, hash: string): void;
  addDamage(): void;
}

/** Takes in all lines after `from`; returns the place before which everything is taken in. */
export function catchUp(segments: SegmentFiles, from: JournalCursor, sink: RowSink): JournalCursor {
  let covered = from;
  for (const scanned of segments.scan(from)) {
    const parsed = parseLine(scanned.line);
    if (isBeingWritten(scanned, parsed, segments)) return covered;
    takeIn(scanned, parsed, sink);
    covered = { segment: scanned.segment, offset: scanned.end };
  }
  const active = { segment: segments.active.number, offset: 0 };
  return compareCursors(covered, active) < 0 ? active : covered; // sealed, and nothing written since
}

/** The last bytes of all, without a newline: another process may be writing them, or died so; the next append tells. */
function isBeingWritten(scanned: SegmentLine, parsed: ParsedLine, segments: SegmentFiles): boolean {
  return !scanned.terminated && !parsed.ok && scanned.segment === segments.active.number;
}

function takeIn({ segment, offset, line }: SegmentLine, parsed: ParsedLine, sink: RowSink): void {
  const record = parsed.ok ? asLocatable(parsed.record) : undefined;
  if (record === undefined) return sink.addDamage();
  if (!sink.has(record.hash)) sink.add(rowOf(record, { segment, offset, length: line.length }), record.hash);
}
