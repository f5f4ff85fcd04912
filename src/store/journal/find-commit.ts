// From a hash, or the first digits of one, to its record, verified.
import type { CommitRecord } from '../../domain/commit-record.js';
import type { IndexKeeper } from '../journal-index/index-keeper.js';
import { readRow, ROW_BYTES, type Row } from '../journal-index/row.js';
import { parseLine } from '../line.js';
import type { JournalView } from './journal-view.js';

const PREFIX = /^[0-9a-f]{4,64}$/;
/** Digits that a row has. */
const ROW_DIGITS = 16;

/** The record, or undefined where `text` names none, or several. */
export function findCommit(keeper: IndexKeeper, text: string): CommitRecord | undefined {
  const named = findCommits(keeper, text);
  return named.length === 1 ? named[0] : undefined;
}

/** Every record whose hash begins so; none where `text` is no beginning of a hash. */
export function findCommits(keeper: IndexKeeper, text: string): readonly CommitRecord[] {
  const wanted = text.toLowerCase();
  if (!PREFIX.test(wanted)) return [];
  const lines = keeper.ask((view) => rowsOf(view, wanted).map((row) => parseLine(view.lineAt(row))));
  // damaged since it was indexed: from now on the commit counts as missing
  if (lines.some(({ ok }) => !ok)) keeper.rebuild();
  const records = lines.flatMap((line) => (line.ok ? [line.record as unknown as CommitRecord] : []));
  return records.filter(({ hash }) => hash.startsWith(wanted));
}

function rowsOf(view: JournalView, wanted: string): readonly Row[] {
  const exact = view.locate(wanted);
  if (exact === undefined) return rowsWith(view, wanted.slice(0, ROW_DIGITS));
  return exact.foreign ? [] : [exact];
}

function rowsWith(view: JournalView, prefix: string): readonly Row[] {
  const first = Number.parseInt(prefix.slice(0, 4), 16);
  const found: Row[] = [];
  for (const { rows, count } of view.pages()) {
    for (let start = 0; start < count * ROW_BYTES; start += ROW_BYTES) {
      if (rows.readUInt16BE(start) !== first) continue;
      const row = readRow(rows, start);
      if (row.prefix.startsWith(prefix) && !row.foreign) found.push(row);
    }
  }
  return found;
}
