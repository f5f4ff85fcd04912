// One line of audit/audit.jsonl. The hash of an entry is SHA-256 over its line's bytes, without the newline; each entry
// holds the hash of the one before it, so none can be changed, moved or taken out without its followers telling.
import { hash } from 'node:crypto';
import type { FailureCode } from '../domain/failure.js';
import type { Instant } from '../domain/commit-record.js';
import { parseLine } from '../store/line.js';
import type { Details, OperationName } from './operations.js';

/** `begun` stands before an operation that removes data or hands it out; an end that never came leaves it alone. */
export const OUTCOMES = ['begun', 'done', 'refused', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Actor {
  /** Of the process; null where the platform has no such number. */
  readonly uid: number | null;
  readonly pid: number;
  /** Version of CraftNudge. */
  readonly program: string;
}

/** What was done, before it has a place in the chain. */
export interface Deed {
  readonly operation: OperationName;
  readonly outcome: Outcome;
  readonly details: Details;
  /** Why it was refused or failed. */
  readonly failure?: FailureCode | 'BUG';
  /** The entry that told of its beginning. */
  readonly began?: number;
}

/** Bytes of an append that was cut off, between the entry before and this one. */
export interface Healed {
  readonly bytes: number;
  readonly sha256: string;
}

export interface AuditEntry extends Deed {
  readonly v: 1;
  /** 1, 2, 3, … */
  readonly sequence: number;
  readonly at: Instant;
  readonly actor: Actor;
  /** That entry may not have reached the disk: this one says the same again. */
  readonly repeats?: number;
  readonly healed?: Healed;
  /** Hash of the entry before; 64 zeros in the first. */
  readonly previous: string;
}

/** A place in the chain. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

export const CHAIN_START: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

export const sha256Of = (bytes: Buffer | string): string => hash('sha256', bytes, 'hex');

/** What every entry of every version has. */
export type Link = Readonly<Record<string, unknown>> & Pick<AuditEntry, 'healed' | 'previous' | 'sequence'>;

/** The entry in `line` (no newline), of this version or a later one; undefined where it is none, or its check fails. */
export function entryIn(line: Buffer): Link | undefined {
  const parsed = parseLine(line);
  if (!parsed.ok) return undefined;
  const { sequence, previous } = parsed.record;
  return Number.isSafeInteger(sequence) && typeof previous === 'string' ? (parsed.record as Link) : undefined;
}

const withoutZeros = (text: string): string => {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 0) end -= 1;
  return text.slice(0, end);
};

const CHECK_AT_END = /"check":"[0-9a-f]{16}"\}$/;

/** Does `bytes` look like appends of that entry that were cut off? Zeros are what a power cut may leave. */
export function looksTorn(bytes: Buffer, sequence: number): boolean {
  const start = `{"v":1,"sequence":${sequence},`;
  const parts = bytes.toString('latin1').split('\n');
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts.every((part) => {
    const text = withoutZeros(part);
    const isStart = text.startsWith(start) || start.startsWith(text);
    return part !== '' && isStart && !CHECK_AT_END.test(text);
  });
}
