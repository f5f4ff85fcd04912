// The newest rows by committer time, then hash, before a place. In: the journal's rows, part by part, with what is known of
// each. Out: so many rows in that order; parts that cannot have one of them are not read.
import { mayMatch, NO_TIME, readRow, ROW_BYTES, type Row, type RowQuery } from './row.js';
import type { RowPage } from './row-file.js';
import { mayHold, type SegmentSummary } from './segment-summary.js';

/** Where a row stands in the order: nothing that comes later into the journal moves it. */
export interface NewestPlace {
  /** Committer time in seconds, clamped to 32 bits; NO_TIME, the last of all, where it is not known. */
  readonly at: number;
  /** First 16 hex digits of the hash. */
  readonly prefix: string;
}

export interface NewestRowsQuery {
  readonly query: RowQuery;
  /** Only rows that come after it. */
  readonly before?: NewestPlace | undefined;
  readonly most: number;
}

export interface RowPart {
  /** Absent for what still grows. */
  readonly summary?: SegmentSummary;
  /** Later rows first, in pages. */
  pagesBackward(): Iterable<RowPage>;
}

export function newestRows(parts: readonly RowPart[], asked: NewestRowsQuery): readonly Row[] {
  const selection = new Selection(asked);
  for (const part of parts.toSorted(laterFirst)) {
    if (part.summary !== undefined && !isWorth(part.summary, asked, selection.worst)) continue;
    for (const { rows, count } of part.pagesBackward()) selection.add(rows, count);
  }
  return selection.rows();
}

export const placeOf = ({ at, prefix }: Row): NewestPlace => ({ at, prefix });

/** Negative where `a` is newer. */
function newerFirst(a: NewestPlace, b: NewestPlace): number {
  return b.at - a.at || (a.prefix > b.prefix ? -1 : Number(a.prefix < b.prefix));
}

/** What still grows has the newest, mostly. */
function laterFirst(a: RowPart, b: RowPart): number {
  const latest = ({ summary }: RowPart): number => (summary === undefined ? Infinity : (summary.to ?? NO_TIME));
  const [one, other] = [latest(a), latest(b)];
  return one === other ? 0 : other - one;
}

function isWorth(summary: SegmentSummary, { query, before }: NewestRowsQuery, worst: NewestPlace | undefined): boolean {
  const { from, to, dated } = summary;
  if (!mayHold(summary, query)) return false;
  if (worst !== undefined && (to ?? NO_TIME) < worst.at) return false;
  return before === undefined || !dated || from === null || from <= before.at;
}

/** Sorted only now and then: most rows are passed over by one comparison. */
const LEAST_ROOM = 256;

class Selection {
  /** The last of `most` that were found: what does not come before it is not wanted. */
  worst: Row | undefined;
  readonly #asked: NewestRowsQuery;
  readonly #room: number;
  #found: Row[] = [];

  constructor(asked: NewestRowsQuery) {
    this.#asked = asked;
    this.#room = Math.max(LEAST_ROOM, asked.most * 2);
  }

  add(rows: Buffer, count: number): void {
    const { query, before } = this.#asked;
    const latest = before?.at ?? Infinity;
    for (let start = 0; start < count * ROW_BYTES; start += ROW_BYTES) {
      const at = rows.readInt32LE(start + 24);
      if (at > latest || (this.worst !== undefined && at < this.worst.at)) continue;
      if (mayMatch(rows, start, query)) this.#take(readRow(rows, start));
    }
  }

  rows(): readonly Row[] {
    this.#cut();
    return this.#found;
  }

  #take(row: Row): void {
    const { before } = this.#asked;
    if (before !== undefined && newerFirst(before, row) >= 0) return;
    if (this.worst !== undefined && newerFirst(row, this.worst) >= 0) return;
    this.#found.push(row);
    if (this.#found.length >= this.#room) this.#cut();
  }

  #cut(): void {
    const { most } = this.#asked;
    this.#found.sort(newerFirst);
    this.#found.length = Math.min(this.#found.length, most);
    if (this.#found.length === most) this.worst = this.#found.at(-1);
  }
}
