// The rows of all records in the order of the journal, and in page 0 how much of the journal they cover. The header is
// written last: rows that it does not count yet do not exist.
import { randomInt } from 'node:crypto';
import { closeSync, fstatSync, lstatSync, rmSync } from 'node:fs';
import type { JournalCursor } from '../journal/cursor.js';
import { parseObject } from '../line.js';
import { openNew, openToRead, openToUpdate, readAt } from '../private-file.js';
import {
  IndexDamaged,
  PAGE_BYTES,
  PAYLOAD_BYTES,
  readPage,
  readPages,
  sealPage,
  syncPages,
  writePage,
} from './page-file.js';
import { type NewRow, readRow, ROW_BYTES, type Row, writeRow } from './row.js';

export interface IndexState {
  readonly rows: number;
  /** Everything before this place of the journal is in the rows, or is no record. */
  readonly covered: JournalCursor;
  /** Checksums of the bytes just before `covered`, and of the sizes of all earlier segments. */
  readonly tail: number;
  readonly earlier: number;
  /** Damaged parts among the covered bytes. */
  readonly damaged: number;
}

export interface IndexHeader extends IndexState {
  readonly format: typeof FORMAT;
  readonly tablePages: number;
  /** What is fsynced. After the machine was started anew, only that counts. */
  readonly durable: IndexState;
  readonly boot: string;
}

export const FORMAT = 2;
const ROWS_PER_PAGE = Math.floor(PAYLOAD_BYTES / ROW_BYTES);
/** Rows that are looked at together where the last ones are wanted first. */
const RUN_ROWS = 32 * ROWS_PER_PAGE;

export interface RowPage {
  readonly rows: Buffer;
  readonly count: number;
}

export class RowFile {
  readonly generation: number;
  readonly #fd: number;
  readonly #inode: number;
  #headerPage: Buffer = Buffer.alloc(0);
  #count: number;
  #last: { readonly number: number; readonly payload: Buffer } | undefined;

  private constructor(fd: number, generation: number, count: number) {
    this.#fd = fd;
    this.#inode = fstatSync(fd).ino;
    this.generation = generation;
    this.#count = count;
  }

  /** The rows at `path` with their header; throws IndexDamaged where there are none. */
  static open(path: string, purpose: 'read' | 'write'): { readonly file: RowFile; readonly header: IndexHeader } {
    const fd = purpose === 'read' ? openToRead(path) : openToUpdate(path);
    if (fd === undefined) throw new IndexDamaged('no rows');
    try {
      const { payload, used, generation } = readPage(fd, 0);
      const header = parseHeader(payload.toString('utf8', 0, used));
      const file = new RowFile(fd, generation, header.rows);
      file.#headerPage = sealPage({ number: 0, payload, used, generation });
      return { file, header };
    } catch (cause) {
      closeSync(fd);
      throw cause;
    }
  }

  /** No rows; the file has no header until `writeHeader`. Whoever has the old file open keeps that. */
  static create(path: string): RowFile {
    rmSync(path, { force: true });
    return new RowFile(openNew(path), randomInt(1, 2 ** 32), 0);
  }

  /** Forgets the rows after the first `count`. */
  cut(count: number): void {
    this.#count = count;
  }

  get count(): number {
    return this.#count;
  }

  /** Is `path` still this file, and its header as we read or wrote it? */
  isCurrent(path: string): boolean {
    if (lstatSync(path, { throwIfNoEntry: false })?.ino !== this.#inode) return false;
    return readAt(this.#fd, 0, PAGE_BYTES).equals(this.#headerPage);
  }

  writeHeader(header: IndexHeader): void {
    const payload = Buffer.from(JSON.stringify(header));
    const page = { number: 0, generation: this.generation, payload, used: payload.length };
    writePage(this.#fd, page);
    this.#headerPage = sealPage(page);
  }

  row(index: number): Row {
    if (index >= this.#count) throw new IndexDamaged(`row ${index} of ${this.#count}`);
    const number = pageOf(index);
    const { payload } = this.#last?.number === number ? this.#last : readPage(this.#fd, number, this.generation);
    return readRow(payload, (index % ROWS_PER_PAGE) * ROW_BYTES);
  }

  /** The rows from number `from` up to `end`, page by page. */
  *pages(from = 0, end = this.#count): Generator<RowPage> {
    const total = Math.min(end, this.#count); // what is added while somebody reads is not for him
    if (from >= total) return;
    let first = from;
    const range = { first: pageOf(from), last: pageOf(total - 1), generation: this.generation };
    for (const payload of readPages(this.#fd, range)) {
      const skipped = first % ROWS_PER_PAGE;
      const count = Math.min(ROWS_PER_PAGE - skipped, total - first);
      yield { rows: payload.subarray(skipped * ROW_BYTES), count };
      first += count;
    }
  }

  /** The rows of a range in runs of pages, the last run first. */
  *pagesBackward({ first, end }: { readonly first: number; readonly end: number }): Generator<RowPage> {
    for (let to = end; to > first; to -= RUN_ROWS) yield* this.pages(Math.max(first, to - RUN_ROWS), to);
  }

  /** Adds a row and returns its number; on disk after `flush` at the latest. */
  add(row: NewRow): number {
    const index = this.#count;
    const number = pageOf(index);
    if (this.#last?.number !== number) this.#turnTo(number, index);
    if (this.#last !== undefined) writeRow(this.#last.payload, (index % ROWS_PER_PAGE) * ROW_BYTES, row);
    this.#count = index + 1;
    return index;
  }

  flush(): void {
    if (this.#last === undefined) return;
    const used = (((this.#count - 1) % ROWS_PER_PAGE) + 1) * ROW_BYTES;
    writePage(this.#fd, { ...this.#last, generation: this.generation, used });
  }

  sync(): void {
    syncPages(this.#fd);
  }

  close(): void {
    closeSync(this.#fd);
  }

  #turnTo(number: number, index: number): void {
    this.flush();
    const begun = index % ROWS_PER_PAGE !== 0;
    const payload = begun ? readPage(this.#fd, number, this.generation).payload : Buffer.alloc(PAYLOAD_BYTES);
    this.#last = { number, payload };
  }
}

function pageOf(index: number): number {
  return 1 + Math.floor(index / ROWS_PER_PAGE);
}

function parseHeader(text: string): IndexHeader {
  const header = parseObject(text);
  if (header?.['format'] !== FORMAT) throw new IndexDamaged('header of another format');
  return header as unknown as IndexHeader;
}
