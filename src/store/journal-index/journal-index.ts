// The index of the journal: rows in journal order and a table from hash to row, with a header that says how much of the
// journal they cover. Safe to delete. Only the holder of the journal's lock writes it.
import { dirname, join } from 'node:path';
import type { JournalCursor } from '../journal/cursor.js';
import type { SegmentFiles } from '../journal/segments.js';
import { bootId } from '../process-identity.js';
import { catchUp } from './catch-up.js';
import { HashTable } from './hash-table.js';
import { IndexDamaged } from './page-file.js';
import type { RowPart } from './newest-rows.js';
import type { NewRow, Row, RowQuery } from './row.js';
import { FORMAT, type IndexHeader, type IndexState, RowFile, type RowPage } from './row-file.js';
import { rangesWorth, type RowRange, type SegmentSummary, summarise } from './segment-summary.js';

const ROWS_NAME = 'commits.rows';
const TABLE_NAME = 'commits.table';
const SUMMARY_NAME = 'segments.json';

interface IndexParts {
  readonly rowsPath: string;
  readonly rows: RowFile;
  readonly table: HashTable;
  readonly header: IndexHeader;
}

/** So many rows may be lost with the machine; they are read from the journal again. */
const UNSYNCED_ROWS = 4096;

export class JournalIndex {
  readonly #rowsPath: string;
  readonly #summaryPath: string;
  readonly #rows: RowFile;
  readonly #table: HashTable;
  #header: IndexHeader;
  #damaged: number;

  private constructor({ rowsPath, rows, table, header }: IndexParts) {
    this.#rowsPath = rowsPath;
    this.#summaryPath = join(dirname(rowsPath), SUMMARY_NAME);
    this.#rows = rows;
    this.#table = table;
    this.#header = header;
    this.#damaged = header.damaged;
  }

  /** The index in `directory`, if it belongs to the journal as it is; throws IndexDamaged where it does not. */
  static open(directory: string, segments: SegmentFiles, purpose: 'read' | 'write'): JournalIndex {
    const rowsPath = join(directory, ROWS_NAME);
    const { file: rows, header } = RowFile.open(rowsPath, purpose);
    try {
      const state = header.boot === bootId() ? header : header.durable;
      refuseForeign(state, segments);
      rows.cut(state.rows);
      const opening = { pages: header.tablePages, entries: header.rows, purpose };
      const table = HashTable.open(join(directory, TABLE_NAME), rows.generation, opening);
      return new JournalIndex({ rowsPath, rows, table, header: { ...header, ...state } });
    } catch (cause) {
      rows.close();
      throw cause;
    }
  }

  static create(directory: string, segments: SegmentFiles): JournalIndex {
    const rowsPath = join(directory, ROWS_NAME);
    const rows = RowFile.create(rowsPath);
    const table = HashTable.create(join(directory, TABLE_NAME), rows.generation);
    const durable = { rows: 0, covered: segments.first(), tail: 0, earlier: 0, damaged: 0 };
    const header = { format: FORMAT, tablePages: 0, boot: bootId(), ...durable, durable } as const;
    return new JournalIndex({ rowsPath, rows, table, header });
  }

  get count(): number {
    return this.#rows.count;
  }

  get covered(): JournalCursor {
    return this.#header.covered;
  }

  get damaged(): number {
    return this.#damaged;
  }

  /** Has nobody else written to it since it was opened? */
  isCurrent(): boolean {
    return this.#rows.isCurrent(this.#rowsPath);
  }

  row(index: number): Row {
    return this.#rows.row(index);
  }

  pages(from: number, end?: number): Generator<RowPage> {
    return this.#rows.pages(from, end);
  }

  /** The rows that may answer `query`: those of the sealed segments that cannot are left out. */
  rangesFor(query: RowQuery, sealed: readonly number[]): readonly RowRange[] {
    return rangesWorth(this.#summaries(sealed), this.count, query);
  }

  /** All rows: those of each sealed segment with what it holds, then the others. */
  parts(sealed: readonly number[]): readonly RowPart[] {
    const summaries = sealed.length === 0 ? [] : this.#summaries(sealed);
    const rest: RowRange = { first: summaries.at(-1)?.end ?? 0, end: this.count };
    const known = summaries.map((summary) => ({ summary, pagesBackward: () => this.#rows.pagesBackward(summary) }));
    return [...known, { pagesBackward: () => this.#rows.pagesBackward(rest) }];
  }

  #summaries(sealed: readonly number[]): readonly SegmentSummary[] {
    const { generation } = this.#rows;
    return summarise({ path: this.#summaryPath, generation, rows: this, sealed });
  }

  /** Rows that may be the commit's: the line has the last word. */
  *candidates(hash: string): Generator<Row> {
    for (const index of this.#table.rowsOf(HashTable.keyOf(hash))) {
      if (index >= this.#rows.count) continue; // left by a writer that was killed before its header
      const row = this.#rows.row(index);
      if (hash.startsWith(row.prefix)) yield row;
    }
  }

  add(row: NewRow, hash: string): void {
    this.#table.add(HashTable.keyOf(hash), this.#rows.add(row));
  }

  /** Takes in what lies between `covered` and the end of the journal. */
  catchUp(segments: SegmentFiles, has: (hash: string) => boolean): JournalCursor {
    return catchUp(segments, this.covered, {
      has,
      add: (row, hash) => this.add(row, hash),
      addDamage: () => (this.#damaged += 1),
    });
  }

  /**
   * Makes everything added so far count. The header goes last: a kill before it costs only a second look. The pages are
   * fsynced now and then; a machine that stops in between costs a second look at the rows since.
   */
  commit(segments: SegmentFiles, covered: JournalCursor): void {
    const boot = bootId();
    this.#rows.flush();
    this.#table.flush();
    const state = {
      rows: this.#rows.count,
      covered,
      tail: segments.tailBefore(covered),
      earlier: segments.earlierThan(covered),
      damaged: this.#damaged,
    };
    const mustSync = boot === '' || state.rows - this.#header.durable.rows >= UNSYNCED_ROWS;
    if (mustSync) this.#sync();
    const durable = mustSync ? state : this.#header.durable;
    this.#header = { format: FORMAT, ...state, tablePages: this.#table.pages, boot, durable };
    this.#rows.writeHeader(this.#header);
  }

  #sync(): void {
    this.#rows.sync();
    this.#table.sync();
  }

  close(): void {
    this.#rows.close();
    this.#table.close();
  }
}

function refuseForeign({ covered, tail, earlier }: IndexState, segments: SegmentFiles): void {
  if (!segments.has(covered)) throw new IndexDamaged('the journal is shorter');
  if (segments.tailBefore(covered) !== tail) throw new IndexDamaged('the journal is another one');
  if (segments.earlierThan(covered) !== earlier) throw new IndexDamaged('a sealed segment has changed');
}
