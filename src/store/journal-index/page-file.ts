// A file of 4 KiB pages, each with a checksum, its own number and the file's generation: a page that is zeroed, flipped,
// swapped or left over from another file is noticed. Derived data only: whoever finds damage rebuilds.
import { fstatSync, fsyncSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { readAt } from '../private-file.js';

export const PAGE_BYTES = 4096;
/** Checksum, page number, generation, bytes in use: four 32-bit numbers before the payload. */
const HEAD_BYTES = 16;
export const PAYLOAD_BYTES = PAGE_BYTES - HEAD_BYTES;

/** The index cannot be trusted: forget it and make it anew from the journal. */
export class IndexDamaged extends Error {
  constructor(what: string) {
    super(`index damaged: ${what}`);
    this.name = 'IndexDamaged';
  }
}

export interface Page {
  readonly payload: Buffer;
  /** How much of the payload means something. */
  readonly used: number;
}

/** Tries before a mismatch counts as damage: a writer may be in the middle of that page. */
const READS = 3;

export function readPage(fd: number, number: number, generation?: number): Page & { readonly generation: number } {
  for (let attempt = 1; attempt <= READS; attempt += 1) {
    const bytes = readAt(fd, number * PAGE_BYTES, PAGE_BYTES);
    if (bytes.length === PAGE_BYTES && isIntact(bytes, number)) return openPage(bytes, number, generation);
  }
  throw new IndexDamaged(`page ${number}`);
}

/** Pages that are fetched together. */
const RUN_PAGES = 64;

/** The payloads of pages `first` to `last`, in few reads. */
export function* readPages(fd: number, { first, last, generation }: PageRange): Generator<Buffer> {
  for (let start = first; start <= last; start += RUN_PAGES) {
    const count = Math.min(RUN_PAGES, last - start + 1);
    const run = readAt(fd, start * PAGE_BYTES, count * PAGE_BYTES);
    for (let number = start; number < start + count; number += 1) {
      const bytes = run.subarray((number - start) * PAGE_BYTES, (number - start + 1) * PAGE_BYTES);
      const isWhole = bytes.length === PAGE_BYTES && isIntact(bytes, number);
      const page = isWhole ? openPage(bytes, number, generation) : readPage(fd, number, generation);
      yield page.payload;
    }
  }
}

export interface PageRange {
  readonly first: number;
  readonly last: number;
  readonly generation: number;
}

export interface PageToWrite extends Page {
  readonly number: number;
  readonly generation: number;
}

export function writePage(fd: number, page: PageToWrite): void {
  const bytes = sealPage(page);
  const start = page.number * PAGE_BYTES;
  // a short write is followed by one that says why: no space, a file size limit
  for (let at = 0; at < PAGE_BYTES; ) at += writeSync(fd, bytes, at, PAGE_BYTES - at, start + at);
}

/** The page as bytes, its checksum included. */
export function sealPage({ payload, used, number, generation }: PageToWrite): Buffer {
  const bytes = Buffer.alloc(PAGE_BYTES);
  bytes.writeUInt32LE(number, 4);
  bytes.writeUInt32LE(generation, 8);
  bytes.writeUInt32LE(used, 12);
  payload.copy(bytes, HEAD_BYTES);
  bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
  return bytes;
}

export const pagesIn = (fd: number): number => fstatSync(fd).size / PAGE_BYTES;

export const syncPages = (fd: number): void => fsyncSync(fd);

function isIntact(bytes: Buffer, number: number): boolean {
  return bytes.readUInt32LE(4) === number && bytes.readUInt32LE(0) === crc32(bytes.subarray(4));
}

function openPage(bytes: Buffer, number: number, expected?: number): Page & { readonly generation: number } {
  const generation = bytes.readUInt32LE(8);
  const used = bytes.readUInt32LE(12);
  if (expected !== undefined && generation !== expected) throw new IndexDamaged(`page ${number} of another index`);
  if (used > PAYLOAD_BYTES) throw new IndexDamaged(`page ${number}`);
  return { payload: bytes.subarray(HEAD_BYTES), used, generation };
}
