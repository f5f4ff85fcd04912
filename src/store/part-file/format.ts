// Where things stand in a file of parts: a first line with a token of this one file, at the end a line that says where the
// value stands. Both have a fixed length.
import { randomBytes } from 'node:crypto';
import { fstatSync } from 'node:fs';
import type { KeptPart } from '../../domain/kept-part.js';
import { readAt } from '../private-file.js';

export interface Place {
  readonly token: string;
  readonly offset: number;
  readonly length: number;
}

/** Where the value stands, and how long the file was when it was written anew. */
export interface End {
  readonly offset: number;
  readonly length: number;
  readonly whole: number;
}

const HEAD_LENGTH = 32;
export const END_LENGTH = 64;
/** What a reference begins with. In JSON a text cannot hold it: its quotation marks would be escaped. */
export const MARK = '{"@":';

/** Where parts that were read or written stand. */
export const places = new WeakMap<KeptPart<unknown>, Place>();

export function newToken(): string {
  return `parts 1 ${randomBytes(11).toString('hex')}`.padEnd(HEAD_LENGTH - 1).concat('\n');
}

export function tokenIn(fd: number): string {
  return readAt(fd, 0, HEAD_LENGTH).toString('latin1');
}

/** Undefined where the file does not end as each save leaves it. */
export function endIn(fd: number): End | undefined {
  const { size } = fstatSync(fd);
  if (size < HEAD_LENGTH + END_LENGTH) return undefined;
  const line = readAt(fd, size - END_LENGTH, END_LENGTH).toString('latin1');
  const [offset = NaN, length = NaN, whole = NaN] = line.trim().split(' ').map(Number);
  return offset + length + END_LENGTH === size ? { offset, length, whole } : undefined;
}

export function endOf({ offset, length, whole }: End): string {
  return `\n${offset} ${length} ${whole}`.padEnd(END_LENGTH - 1).concat('\n');
}
