// One record, one line: `{…,"check":"16 hex"}`. The check is over the line's bytes without the check itself, so any
// changed bit is noticed, also where the damage is still valid JSON.
import { hash } from 'node:crypto';
import { safeJsonText } from '../domain/safe-text.js';

export type LineReason = 'not JSON' | 'no check' | 'check does not match';

/** Any record of any version: what a line holds when its check is right. */
export type StoredRecord = Readonly<Record<string, unknown>>;

export type ParsedLine =
  | { readonly ok: true; readonly record: StoredRecord }
  | { readonly ok: false; readonly reason: LineReason };

const SEAL = /^,"check":"([0-9a-f]{16})"\}$/;
const SEAL_LENGTH = ',"check":"0123456789abcdef"}'.length;

/** The line for `record`, without its newline; a check that it already has is made anew. */
export function sealLine(record: object): string {
  // Escaped: a log may be looked at by `cat` or `export`, and texts in it come from anybody.
  const body = safeJsonText(JSON.stringify('check' in record ? unsealed(record) : record));
  return `${body.slice(0, -1)},"check":"${checkOf(body)}"}`;
}

function unsealed(record: object): object {
  const { check: _, ...rest } = record as { readonly check?: unknown };
  return rest;
}

/** The check that a line carries, unverified. */
export const sealOf = (line: Buffer): string | undefined =>
  SEAL.exec(line.toString('latin1', Math.max(0, line.length - SEAL_LENGTH)))?.[1];

/** The check of a line that `sealLine` made. */
export const sealIn = (line: string): string => line.slice(-'0123456789abcdef"}'.length, -'"}'.length);

/** The record in `line` (no newline), of whatever version, or what is wrong with it. */
export function parseLine(line: Buffer | string): ParsedLine {
  const bytes = typeof line === 'string' ? Buffer.from(line) : line;
  const record = parseObject(bytes.toString('utf8'));
  if (record === undefined) return { ok: false, reason: 'not JSON' };
  if (sealOf(bytes) === undefined) return { ok: false, reason: 'no check' };
  return isWhole(bytes) ? { ok: true, record } : { ok: false, reason: 'check does not match' };
}

/** What was sealed, without its check; undefined where a byte is not as it was. Nothing is parsed before that is known. */
export function openSealed(bytes: Buffer): object | undefined {
  const record = isWhole(bytes) ? parseObject(bytes.toString('utf8')) : undefined;
  return record === undefined ? undefined : unsealed(record);
}

function isWhole(line: Buffer): boolean {
  const body = Buffer.concat([line.subarray(0, Math.max(0, line.length - SEAL_LENGTH)), Buffer.from('}')]);
  return sealOf(line) === checkOf(body);
}

/** The object in `text`, or undefined where it is none. */
export function parseObject(text: string): StoredRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as StoredRecord) : undefined;
  } catch {
    return undefined; // not JSON is an answer here: the caller counts it as damage
  }
}

function checkOf(body: string | Buffer): string {
  return hash('sha256', body, 'hex').slice(0, 16);
}
