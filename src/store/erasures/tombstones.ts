// `behaviors/erased.jsonl`: what was erased, as rules, so that nothing brings it back; and which erasure is not finished.
// In and out: rules. Asked at every append, so the answer is kept for as long as the file stays the same.
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import type { Instant } from '../../domain/commit-record.js';
import { type AuthorId, type Erasable, type ErasureRule, isErased, withoutPerson } from '../../domain/erasure.js';
import type { DataDirectory } from '../data-directory.js';
import { LOGS, openLog } from '../logs.js';

/** One line of the log. */
export interface ErasureLine {
  readonly v: 1;
  /** uuid v7 of the erasure; its later lines have the same. */
  readonly id: string;
  readonly at: Instant;
  readonly state: 'begun' | 'done' | 'undone';
  /** On `begun`. */
  readonly rule?: ErasureRule;
  /** Where a person is named: what their key makes of `KEY_TEXT`. Under another key nobody is recognised. */
  readonly key?: string;
  /** Digests of hashes that the rule alone would let in again: commits dated later than the erasure. */
  readonly also?: readonly string[];
  readonly check?: string;
}

export interface Erasure {
  readonly id: string;
  readonly at: Instant;
  readonly rule: ErasureRule;
  readonly also: readonly string[];
  readonly isDone: boolean;
  readonly key?: string;
}

/** No e-mail address. */
export const KEY_TEXT = 'author-key';

export interface Tombstones {
  /** Those in force, oldest first. */
  readonly erasures: readonly Erasure[];
  /** The record as it may be kept: itself, without a person's lines, or not at all. */
  admit<Kind extends Erasable>(record: Kind): Kind | undefined;
}

export interface TombstoneLog {
  current(): Tombstones;
  append(line: ErasureLine): void;
}

export const digestOf = (hash: string): string => createHash('sha256').update(hash).digest('hex').slice(0, 16);

export function openTombstones(data: DataDirectory, authorId: AuthorId): TombstoneLog {
  const path = data.resolve(...LOGS.erasures);
  const log = openLog<ErasureLine>(data, 'erasures');
  let known: { readonly state: string; readonly tombstones: Tombstones } | undefined;
  return {
    append: (line) => log.append([line]),
    current: () => {
      const found = lstatSync(path, { throwIfNoEntry: false });
      const state = found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeMs}`;
      if (known?.state !== state)
        known = { state, tombstones: tombstonesOf(state === '' ? [] : readErasures(log), authorId) };
      return known.tombstones;
    },
  };
}

function readErasures(log: { read(): Iterable<{ readonly record: ErasureLine }> }): readonly Erasure[] {
  const erasures = new Map<string, Erasure>();
  for (const { record } of log.read()) {
    const { id, at, state, rule, key, also = [] } = record;
    const begun = erasures.get(id);
    if (state === 'begun' && rule !== undefined)
      erasures.set(id, { id, at, rule, also, isDone: false, ...(key !== undefined && { key }) });
    if (state === 'done' && begun !== undefined) erasures.set(id, { ...begun, isDone: true });
    if (state === 'undone') erasures.delete(id);
  }
  return [...erasures.values()];
}

function tombstonesOf(erasures: readonly Erasure[], authorId: AuthorId): Tombstones {
  const also = new Set(erasures.flatMap((erasure) => erasure.also));
  const persons = erasures.flatMap(({ rule }) => (isWholePerson(rule) ? [rule.person] : []));
  return {
    erasures,
    admit: (record) => {
      if (erasures.some(({ rule }) => isErased(record, rule, authorId))) return undefined;
      if (also.size > 0 && typeof record.hash === 'string' && also.has(digestOf(record.hash))) return undefined;
      return persons.reduce((kept, person) => maskPerson(kept, person, authorId), record);
    },
  };
}

/** Only who is erased everywhere is also taken out of other people's messages. */
export function isWholePerson(rule: ErasureRule): rule is ErasureRule & { readonly person: string } {
  return rule.person !== undefined && Object.keys(rule).length === 1;
}

/** The same record where the message does not name the person. */
export function maskPerson<Kind extends Erasable>(record: Kind, person: string, authorId: AuthorId): Kind {
  const { message, redacted = 0 } = record as { readonly message?: unknown; readonly redacted?: number };
  if (typeof message !== 'string') return record;
  const masked = withoutPerson(message, person, authorId);
  if (masked === message) return record;
  const { messageBytes: _, ...rest } = record as Kind & { readonly messageBytes?: string };
  return { ...rest, message: masked, redacted: redacted + 1 } as unknown as Kind;
}
