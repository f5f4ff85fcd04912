// The journal as it is at one moment: its segments, the index as far as it reaches, and rows in memory for the rest.
import { lstatSync } from 'node:fs';
import type { JournalIndex } from '../journal-index/journal-index.js';
import { MemoryRows } from '../journal-index/memory-rows.js';
import type { RowPart } from '../journal-index/newest-rows.js';
import type { Row, RowQuery } from '../journal-index/row.js';
import type { RowPage } from '../journal-index/row-file.js';
import { compareCursors, type JournalCursor } from './cursor.js';
import type { SegmentFiles } from './segments.js';

export class JournalView {
  readonly segments: SegmentFiles;
  readonly index: JournalIndex | undefined;
  readonly extra = new MemoryRows();
  #end: JournalCursor;
  #active: FileState;
  #users = 1;

  constructor(segments: SegmentFiles, index: JournalIndex | undefined) {
    this.segments = segments;
    this.index = index;
    this.#end = index?.covered ?? segments.first();
    this.#active = activeState(segments);
  }

  /** Everything before this place is known here. */
  get end(): JournalCursor {
    return this.#end;
  }

  get damaged(): number {
    return (this.index?.damaged ?? 0) + this.extra.damaged;
  }

  /** Is everything that is in the journal known here? */
  get isComplete(): boolean {
    return compareCursors(this.#end, this.segments.end()) >= 0;
  }

  /** Everything before `end` is known from now on. */
  settle(end: JournalCursor): void {
    this.#end = end;
    this.#active = activeState(this.segments);
  }

  /** Has nobody written since? */
  isCurrent(): boolean {
    const found = lstatSync(this.segments.active.path, { throwIfNoEntry: false });
    const { inode, size } = this.#active;
    return found?.ino === inode && (found?.size ?? 0) === size && (this.index?.isCurrent() ?? true);
  }

  /** Where the commit's record is. */
  locate(hash: string): Row | undefined {
    const known = this.extra.find(hash);
    if (known !== undefined) return known;
    for (const row of this.index?.candidates(hash) ?? []) if (this.#isOf(row, hash)) return row;
    return undefined;
  }

  lineAt({ segment, offset, length }: Row): Buffer {
    return this.segments.read(segment, offset, length);
  }

  /** The rows of all records from `from` on that may answer `query`, in the order of the journal. */
  *pages(from?: JournalCursor, query: RowQuery = {}): Generator<RowPage> {
    if (this.index !== undefined) yield* this.#indexed(this.index, from, query);
    yield* this.extra.pages(from === undefined ? 0 : firstFrom(this.extra, from));
  }

  /** The same rows for who does not want them in the order of the journal. */
  parts(): readonly RowPart[] {
    return [...(this.index?.parts(this.#sealed()) ?? []), { pagesBackward: () => this.extra.pages() }];
  }

  *#indexed(index: JournalIndex, from: JournalCursor | undefined, query: RowQuery): Generator<RowPage> {
    const start = from === undefined ? 0 : firstFrom(index, from);
    const sealed = this.#sealed();
    const isBounded = Object.keys(query).length > 0 && sealed.length > 0;
    const ranges = isBounded ? index.rangesFor(query, sealed) : [{ first: 0, end: index.count }];
    for (const { first, end } of ranges) if (end > start) yield* index.pages(Math.max(first, start), end);
  }

  #sealed(): readonly number[] {
    return this.segments.list.slice(0, -1).map(({ number }) => number);
  }

  /** For one more user, who closes it too. */
  share(): this {
    this.#users += 1;
    return this;
  }

  close(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.segments.close();
    this.index?.close();
  }

  /** Quotation marks inside a message are escaped, so this can only be the key itself. */
  #isOf(row: Row, hash: string): boolean {
    return this.lineAt(row).includes(`"hash":"${hash}"`);
  }
}

interface RowList {
  readonly count: number;
  row(index: number): Row;
}

/** The number of the first row at or after `cursor`, by halving. */
function firstFrom(rows: RowList, cursor: JournalCursor): number {
  let low = 0;
  let high = rows.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCursors(rows.row(middle), cursor) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface FileState {
  readonly inode: number | undefined;
  readonly size: number;
}

function activeState(segments: SegmentFiles): FileState {
  const { number } = segments.active;
  return { inode: segments.inodeOf(number), size: segments.sizeOf(number) };
}
