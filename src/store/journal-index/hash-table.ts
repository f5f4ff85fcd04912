// From a commit's hash to row numbers, on disk: one page read for a miss, two for a hit, whatever the journal's length.
// Open addressing: a key belongs into one page, and into the next one while that is full.
import { closeSync, renameSync, rmSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { openNew, openToRead, openToUpdate } from '../private-file.js';
import { IndexDamaged, PAYLOAD_BYTES, pagesIn, readPage, syncPages, writePage } from './page-file.js';

/** Key and row number + 1, two 32-bit numbers; a row of 0 is an empty slot. */
const SLOT_BYTES = 8;
const SLOTS = Math.floor(PAYLOAD_BYTES / SLOT_BYTES);
const FIRST_PAGES = 4;
/** Above this share of full slots the table doubles. */
const LOAD = 0.5;
/** Pages kept in memory between two flushes: 16 MiB. */
const CACHED_PAGES = 4096;

interface CachedPage {
  readonly payload: Buffer;
  used: number;
}

export interface TableOpening {
  readonly pages: number;
  readonly entries: number;
  readonly purpose: 'read' | 'write';
}

interface TableState {
  readonly fd: number | undefined;
  readonly pages: number;
  readonly entries: number;
}

export class HashTable {
  readonly #path: string;
  readonly #generation: number;
  #fd: number | undefined;
  #pageCount: number;
  #entries: number;
  #cache = new Map<number, CachedPage>();
  readonly #dirty = new Set<number>();

  private constructor(path: string, generation: number, { fd, pages, entries }: TableState) {
    this.#path = path;
    this.#generation = generation;
    this.#fd = fd;
    this.#pageCount = pages;
    this.#entries = entries;
  }

  /** The table at `path`, if it belongs to the rows of `generation`; throws IndexDamaged where it does not. */
  static open(path: string, generation: number, { pages, entries, purpose }: TableOpening): HashTable {
    const fd = purpose === 'read' ? openToRead(path) : openToUpdate(path);
    if (fd !== undefined && pagesIn(fd) === pages) return new HashTable(path, generation, { fd, pages, entries });
    if (fd !== undefined) closeSync(fd);
    throw new IndexDamaged('table missing or of another size');
  }

  /** An empty table, on disk after the first `flush`. */
  static create(path: string, generation: number, pages = FIRST_PAGES): HashTable {
    const table = new HashTable(path, generation, { fd: undefined, pages, entries: 0 });
    table.#cache = emptyPages(pages);
    return table;
  }

  static keyOf(hash: string): number {
    return crc32(hash);
  }

  get pages(): number {
    return this.#pageCount;
  }

  /** Numbers of rows whose hash may have `key`. */
  *rowsOf(key: number): Generator<number> {
    for (let number = this.#homeOf(key), seen = 0; seen < this.#pageCount; seen += 1) {
      const { payload, used } = this.#page(number);
      for (let slot = 0; slot < SLOTS; slot += 1) {
        const at = ((key + slot) % SLOTS) * SLOT_BYTES;
        const row = payload.readUInt32LE(at + 4);
        if (row === 0) return;
        if (payload.readUInt32LE(at) === key) yield row - 1;
      }
      if (used < PAYLOAD_BYTES) throw new IndexDamaged(`page ${number} of the table counts wrongly`);
      number = (number + 1) % this.#pageCount;
    }
  }

  add(key: number, row: number): void {
    if (this.#entries + 1 > this.#pageCount * SLOTS * LOAD) this.#grow();
    this.#put(key, row);
    this.#entries += 1;
  }

  /** Puts what was added on disk; in place, or a grown table by rename, so that readers keep the old one. */
  flush(): void {
    if (this.#fd === undefined) this.#replace();
    else for (const number of this.#dirty) this.#write(this.#fd, number);
    this.#dirty.clear();
    if (this.#cache.size > CACHED_PAGES) this.#cache.clear();
  }

  sync(): void {
    if (this.#fd !== undefined) syncPages(this.#fd);
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
  }

  #homeOf(key: number): number {
    return Math.floor((key / 2 ** 32) * this.#pageCount);
  }

  #page(number: number): CachedPage {
    const cached = this.#cache.get(number);
    if (cached !== undefined) return cached;
    if (this.#fd === undefined) throw new IndexDamaged(`page ${number} of the table`);
    const { payload, used } = readPage(this.#fd, number, this.#generation);
    const page = { payload, used };
    if (this.#cache.size > CACHED_PAGES && this.#dirty.size === 0) this.#cache.clear();
    this.#cache.set(number, page);
    return page;
  }

  #put(key: number, row: number): void {
    for (let number = this.#homeOf(key), seen = 0; seen < this.#pageCount; seen += 1) {
      const page = this.#page(number);
      if (page.used < SLOTS * SLOT_BYTES) return this.#putInto(page, number, { key, row });
      number = (number + 1) % this.#pageCount;
    }
    throw new IndexDamaged('table without room');
  }

  #putInto(page: CachedPage, number: number, { key, row }: { key: number; row: number }): void {
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const at = ((key + slot) % SLOTS) * SLOT_BYTES;
      const taken = page.payload.readUInt32LE(at + 4);
      if (taken === row + 1 && page.payload.readUInt32LE(at) === key) return; // left by a writer that was killed
      if (taken !== 0) continue;
      page.payload.writeUInt32LE(key, at);
      page.payload.writeUInt32LE(row + 1, at + 4);
      page.used += SLOT_BYTES;
      this.#dirty.add(number);
      return;
    }
  }

  /** Twice the pages, all in memory until the next `flush`. */
  #grow(): void {
    const bigger = HashTable.create(this.#path, this.#generation, this.#pageCount * 2);
    for (let number = 0; number < this.#pageCount; number += 1) {
      for (const { key, row } of slotsOf(this.#page(number).payload)) bigger.#put(key, row);
    }
    this.close();
    this.#fd = undefined;
    this.#pageCount = bigger.#pageCount;
    this.#cache = bigger.#cache;
    this.#dirty.clear();
  }

  #replace(): void {
    const aside = `${this.#path}.tmp`;
    rmSync(aside, { force: true }); // of a writer that was killed: we hold the lock
    this.#fd = openNew(aside);
    for (let number = 0; number < this.#pageCount; number += 1) this.#write(this.#fd, number);
    renameSync(aside, this.#path);
  }

  #write(fd: number, number: number): void {
    writePage(fd, { number, generation: this.#generation, ...this.#page(number) });
  }
}

function emptyPages(count: number): Map<number, CachedPage> {
  return new Map(
    Array.from({ length: count }, (_, number) => [number, { payload: Buffer.alloc(PAYLOAD_BYTES), used: 0 }]),
  );
}

function* slotsOf(payload: Buffer): Generator<{ key: number; row: number }> {
  for (let at = 0; at < SLOTS * SLOT_BYTES; at += SLOT_BYTES) {
    const row = payload.readUInt32LE(at + 4);
    if (row !== 0) yield { key: payload.readUInt32LE(at), row: row - 1 };
  }
}
