// What the index knows of one record: 32 bytes, enough to find it and to leave it unread when a question is not about it.
import { crc32 } from 'node:zlib';
import type { Instant } from '../../domain/commit-record.js';
import { epochOf } from '../../domain/instant.js';
import type { StoredRecord } from '../line.js';

export const ROW_BYTES = 32;

export interface Row {
  /** First 16 hex digits of the commit's hash. */
  readonly prefix: string;
  readonly segment: number;
  readonly offset: number;
  /** Bytes of the line, without its newline. */
  readonly length: number;
  readonly repository: number;
  /** Committer time in seconds, clamped to 32 bits; NO_TIME where it is not known. */
  readonly at: number;
  /** A version that we cannot read: counts as recorded, is never given out. */
  readonly foreign: boolean;
}

/** As it is written. */
export interface NewRow extends Row {
  /** Its author's clock says that it was written more than a day after it was committed, or one of both is no time. */
  readonly ahead: boolean;
}

/** The committer time is not known. */
export const NO_TIME = -0x8000_0000;
const LATEST = 0x7fff_ffff;
/** How far the author's clock may go before the committer's without being noted as `ahead`. */
export const AHEAD_SECONDS = 86_400;

/** Repositories are told apart by 32 bits here; the record itself has the last word. */
export const repositoryKeyOf = (id: string): number => crc32(id);

export const clampTime = (seconds: number): number => Math.max(NO_TIME + 1, Math.min(LATEST, seconds));

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export interface Place {
  readonly segment: number;
  readonly offset: number;
  readonly length: number;
}

/** What an indexed record must have. */
export interface Locatable {
  readonly v: unknown;
  readonly hash: string;
  readonly repository: { readonly id: string };
  readonly committedAt?: unknown;
  readonly authoredAt?: unknown;
}

/** The record as one that can be indexed, or undefined where it is no commit record. */
export function asLocatable(record: StoredRecord): Locatable | undefined {
  const { v, hash, repository, committedAt, authoredAt } = record;
  if (typeof hash !== 'string' || !HASH.test(hash)) return undefined;
  const { id } = (repository ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' ? { v, hash, repository: { id }, committedAt, authoredAt } : undefined;
}

export function rowOf({ v, hash, repository, committedAt, authoredAt }: Locatable, place: Place): NewRow {
  const committed = secondsOf(committedAt);
  return {
    ...place,
    prefix: hash.slice(0, 16),
    repository: keyOf(repository.id),
    at: Number.isNaN(committed) ? NO_TIME : clampTime(committed),
    foreign: v !== 1,
    ahead: !(secondsOf(authoredAt ?? committedAt) <= committed + AHEAD_SECONDS),
  };
}

/** NaN for anything else than an instant. */
const secondsOf = (instant: unknown): number => (typeof instant === 'string' ? epochOf(instant as Instant) : NaN);

let latest = { id: '', key: repositoryKeyOf('') };

/** An import's records are all of one repository. */
function keyOf(id: string): number {
  if (latest.id !== id) latest = { id, key: repositoryKeyOf(id) };
  return latest.key;
}

/** In the second of the last four bytes; the first says `foreign`. */
const AHEAD_BIT = 0x100;

export function writeRow(target: Buffer, start: number, row: NewRow): void {
  target.write(row.prefix, start, 8, 'hex');
  target.writeUIntLE(row.offset, start + 8, 6);
  target.writeUInt16LE(row.segment, start + 14);
  target.writeUInt32LE(row.length, start + 16);
  target.writeUInt32LE(row.repository, start + 20);
  target.writeInt32LE(row.at, start + 24);
  target.writeUInt32LE((row.foreign ? 1 : 0) + (row.ahead ? AHEAD_BIT : 0), start + 28);
}

export function readRow(source: Buffer, start: number): Row {
  return {
    prefix: source.toString('hex', start, start + 8),
    offset: source.readUIntLE(start + 8, 6),
    segment: source.readUInt16LE(start + 14),
    length: source.readUInt32LE(start + 16),
    repository: source.readUInt32LE(start + 20),
    at: source.readInt32LE(start + 24),
    foreign: source[start + 28] !== 0,
  };
}

/** Which rows a question is about. */
export interface RowQuery {
  readonly repository?: number;
  readonly from?: number;
  readonly to?: number;
  /** Those that are `ahead` too, whenever they were committed. */
  readonly ahead?: boolean;
}

/** Is the row at `start` worth reading its record? Reads two numbers, makes nothing. */
export function mayMatch(source: Buffer, start: number, { repository, from, to, ahead }: RowQuery): boolean {
  if (source[start + 28] !== 0) return false;
  if (repository !== undefined && source.readUInt32LE(start + 20) !== repository) return false;
  if (from === undefined && to === undefined) return true;
  if (ahead === true && source[start + 29] !== 0) return true;
  const at = source.readInt32LE(start + 24);
  return at !== NO_TIME && (from === undefined || at >= from) && (to === undefined || at <= to);
}
