// The index of the journal: rows in journal order and a table from hash to row, with a header that says how much of the
// journal they cover. Safe to delete. Only the holder of the journal's lock writes it.
import { join } from 'node:path';
import type { JournalCursor } from '../journal/cursor.js';
import type { SegmentFiles } from '../journal/segments.js';
import { bootId } from '../process-identity.js';
import { catchUp } from './catch-up.js';
import { HashTable } from './hash-table.js';
import { IndexDamaged } from './page-file.js';
import type { Row } from './row.js';
import { FORMAT, type IndexHeader, RowFile, type RowPage } from './row-file.js';

export const ROWS_NAME = 'commits.rows';
export const TABLE_NAME = 'commits.table';

interface IndexParts {
  readonly rowsPath: string;
  readonly rows: RowFile;
  readonly table: HashTable;
  readonly header: IndexHeader;
}

export interface Commitment {
  readonly covered: JournalCursor;
  /** False: not fsynced, valid until the machine starts again (bulk imports; their last commitment is durable). */
  readonly durable: boolean;
}

export class JournalIndex {
  readonly #rowsPath: string;
  readonly #rows: RowFile;
  readonly #table: HashTable;
  #header: IndexHeader;
  #damaged: number;

  private constructor({ rowsPath, rows, table, header }: IndexParts) {
    this.#rowsPath = rowsPath;
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
      refuseForeign(header, segments);
      const opening = { pages: header.tablePages, entries: header.rows, purpose };
      const table = HashTable.open(join(directory, TABLE_NAME), rows.generation, opening);
      return new JournalIndex({ rowsPath, rows, table, header });
    } catch (cause) {
      rows.close();
      throw cause;
    }
  }

  static create(directory: string, segments: SegmentFiles): JournalIndex {
    const rowsPath = join(directory, ROWS_NAME);
    const rows = RowFile.create(rowsPath);
    const table = HashTable.create(join(directory, TABLE_NAME), rows.generation);
    const covered = segments.first();
    const header = { format: FORMAT, rows: 0, covered, tail: 0, earlier: 0, damaged: 0, tablePages: 0 } as const;
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

  pages(from: number): Generator<RowPage> {
    return this.#rows.pages(from);
  }

  /** Rows that may be the commit's: the line has the last word. */
  *candidates(hash: string): Generator<Row> {
    for (const index of this.#table.rowsOf(HashTable.keyOf(hash))) {
      if (index >= this.#rows.count) continue; // left by a writer that was killed before its header
      const row = this.#rows.row(index);
      if (hash.startsWith(row.prefix)) yield row;
    }
  }

  add(row: Row, hash: string): void {
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

  /** Makes everything added so far count. The header goes last: a kill before it costs only a second look. */
  commit(segments: SegmentFiles, { covered, durable }: Commitment): void {
    const boot = bootId();
    const mustSync = durable || boot === '';
    this.#rows.flush();
    this.#table.flush();
    if (mustSync) {
      this.#rows.sync();
      this.#table.sync();
    }
    this.#header = {
      format: FORMAT,
      rows: this.#rows.count,
      covered,
      tail: segments.tailBefore(covered),
      earlier: segments.earlierThan(covered),
      damaged: this.#damaged,
      tablePages: this.#table.pages,
      ...(mustSync ? {} : { unsyncedSince: boot }),
    };
    this.#rows.writeHeader(this.#header);
  }

  get isDurable(): boolean {
    return this.#header.unsyncedSince === undefined;
  }

  close(): void {
    this.#rows.close();
    this.#table.close();
  }
}

function refuseForeign(header: IndexHeader, segments: SegmentFiles): void {
  const { covered, tail, earlier, unsyncedSince } = header;
  if (unsyncedSince !== undefined && unsyncedSince !== bootId()) throw new IndexDamaged('not fsynced before a restart');
  if (!segments.has(covered)) throw new IndexDamaged('the journal is shorter');
  if (segments.tailBefore(covered) !== tail) throw new IndexDamaged('the journal is another one');
  if (segments.earlierThan(covered) !== earlier) throw new IndexDamaged('a sealed segment has changed');
}
