// Rows that are not on disk: what lies behind the index while another process holds the lock, or where the index cannot
// be written. Same shape as the row file.
import { type NewRow, readRow, ROW_BYTES, type Row, writeRow } from './row.js';
import type { RowPage } from './row-file.js';

const FIRST_ROWS = 128;

export class MemoryRows {
  #rows: Buffer = Buffer.alloc(0);
  #damaged = 0;
  readonly #byHash = new Map<string, number>();

  get count(): number {
    return this.#byHash.size;
  }

  get damaged(): number {
    return this.#damaged;
  }

  find(hash: string): Row | undefined {
    const index = this.#byHash.get(hash);
    return index === undefined ? undefined : this.row(index);
  }

  row(index: number): Row {
    return readRow(this.#rows, index * ROW_BYTES);
  }

  add(row: NewRow, hash: string): void {
    const start = this.count * ROW_BYTES;
    if (start === this.#rows.length) this.#rows = grown(this.#rows);
    writeRow(this.#rows, start, row);
    this.#byHash.set(hash, this.count);
  }

  addDamage(): void {
    this.#damaged += 1;
  }

  *pages(from = 0): Generator<RowPage> {
    if (from < this.count) {
      yield { rows: this.#rows.subarray(from * ROW_BYTES), count: this.count - from };
    }
  }
}

function grown(rows: Buffer): Buffer {
  const bigger = Buffer.alloc(Math.max(FIRST_ROWS * ROW_BYTES, rows.length * 2));
  rows.copy(bigger);
  return bigger;
}
