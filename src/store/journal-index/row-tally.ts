// How many rows each repository has, and which of them is its newest. In: pages of rows. Out: one tally a repository.
import { mayMatch, NO_TIME, readRow, ROW_BYTES, type Row } from './row.js';
import type { RowPage } from './row-file.js';

export interface RowTally {
  readonly commits: number;
  /** By committer time; its line says which repository this is. */
  readonly newest: Row;
}

const EVERY = {};

export class Tallies {
  /** Committer times of those that have one; `from` is after `to` where none has. */
  from = Infinity;
  to = -Infinity;
  dated = true;
  ahead = false;
  readonly #tallies = new Map<number, { commits: number; newest: Row }>();

  get size(): number {
    return this.#tallies.size;
  }

  add({ rows, count }: RowPage): void {
    for (let start = 0; start < count * ROW_BYTES; start += ROW_BYTES) {
      if (mayMatch(rows, start, EVERY)) this.#addRow(rows, start);
    }
  }

  join({ commits, newest }: RowTally): void {
    const known = this.#tallies.get(newest.repository);
    if (known === undefined) this.#tallies.set(newest.repository, { commits, newest });
    else {
      known.commits += commits;
      if (newest.at > known.newest.at) known.newest = newest;
    }
  }

  list(): readonly RowTally[] {
    return [...this.#tallies.values()];
  }

  #addRow(rows: Buffer, start: number): void {
    const at = rows.readInt32LE(start + 24);
    const known = this.#tallies.get(rows.readUInt32LE(start + 20));
    if (known === undefined || at > known.newest.at) this.join({ commits: 1, newest: readRow(rows, start) });
    else known.commits += 1;
    if (rows[start + 29] !== 0) this.ahead = true;
    if (at === NO_TIME) {
      this.dated = false;
      return;
    }
    this.from = Math.min(this.from, at);
    this.to = Math.max(this.to, at);
  }
}
