// The audit log: audit/audit.jsonl. In: what was done. Out: entries, each chained to the one before, durable when
// `append` returns. Written under its own lock, with the same append as every primary log.
import { CraftNudgeError } from '../domain/failure.js';
import { type Clock, parseInstant, systemClock } from '../domain/instant.js';
import { appendLinesOnce } from '../store/append-lines.js';
import type { DataDirectory } from '../store/data-directory.js';
import type { Disk } from '../store/disk.js';
import { sealLine } from '../store/line.js';
import { withLock } from '../store/lock.js';
import { readChainEnd } from './chain-end.js';
import { type Actor, type AuditEntry, type Deed, type Link, sha256Of } from './entry.js';
import { checkedDetails } from './operations.js';
import { type ChainReport, scanChain, verifyChain } from './verify-chain.js';
import type { Anchor } from './anchor.js';

export interface AuditLog {
  readonly path: string;
  /** Chained and fsynced when it returns; throws STORE_UNWRITABLE, STORE_BUSY, … where it cannot be. */
  append(deed: Deed): AuditEntry;
  /** Every line that is an entry of version 1, oldest first; `verify` says whether the chain holds. */
  read(): Iterable<AuditEntry>;
  verify(anchors?: readonly Anchor[]): ChainReport;
}

export interface AuditOptions {
  /** Version of CraftNudge. */
  readonly program: string;
  readonly clock?: Clock;
  readonly waitSeconds?: number;
  readonly disk?: Disk;
}

const PATIENCE_SECONDS = 10;

export function openAuditLog(data: DataDirectory, options: AuditOptions): AuditLog {
  const path = data.resolve('audit', 'audit.jsonl');
  const { waitSeconds = PATIENCE_SECONDS } = options;
  return {
    path,
    append: (deed) => {
      checkedDetails(deed.operation, deed.details);
      data.ensure('audit');
      return withLock(`${path}.lock`, { waitSeconds }, () => appendChained(path, deed, options));
    },
    read: () => entriesIn(path),
    verify: (anchors = []) => verifyChain(path, anchors),
  };
}

const ATTEMPTS = 2;

/** Every attempt looks at the file again: what the one before it left there is part of the chain, or told as healed. */
function appendChained(path: string, deed: Deed, options: AuditOptions): AuditEntry {
  let tried: number | undefined;
  let reason = 'short write';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const entry = nextEntry(path, deed, { ...options, tried });
    const outcome = appendLinesOnce({ path, lines: [sealLine(entry)], ...(options.disk && { disk: options.disk }) });
    if (outcome.kind === 'durable') return entry;
    if (outcome.kind !== 'torn') reason = outcome.reason;
    tried = entry.sequence;
  }
  throw new CraftNudgeError('STORE_UNWRITABLE', { path, reason });
}

interface Making extends AuditOptions {
  /** The sequence number of an attempt that failed. */
  readonly tried: number | undefined;
}

function nextEntry(path: string, deed: Deed, { program, clock = systemClock, tried }: Making): AuditEntry {
  const { sequence, hash, rest } = readChainEnd(path);
  const { operation, outcome, failure, began, details } = deed;
  return {
    v: 1,
    sequence: sequence + 1,
    at: clock.now(),
    operation,
    outcome,
    ...(failure === undefined ? {} : { failure }),
    ...(began === undefined ? {} : { began }),
    actor: actorHere(program),
    details,
    ...(tried === sequence ? { repeats: tried } : {}),
    ...(rest.length === 0 ? {} : { healed: { bytes: rest.length, sha256: sha256Of(rest) } }),
    previous: hash,
  };
}

function actorHere(program: string): Actor {
  return { uid: process.getuid?.() ?? null, pid: process.pid, program };
}

function* entriesIn(path: string): Generator<AuditEntry> {
  for (const { entry } of scanChain(path))
    if (entry !== undefined && isReadable(entry)) yield entry as unknown as AuditEntry;
}

/** Of version 1, and shaped as we write it: a check is no signature, anybody can make a line that has one. */
function isReadable({ v, at, operation, outcome, details }: Link): boolean {
  const texts = [operation, outcome];
  const isTimed = typeof at === 'string' && parseInstant(at) !== undefined;
  const isTold = typeof details === 'object' && details !== null;
  return v === 1 && isTimed && isTold && texts.every((text) => typeof text === 'string');
}
