// Runs an operation and notes it. What removes data or hands it out is noted before it begins, and does not begin where
// that cannot be written; everything else is noted when it has ended, and a note that cannot be written is a warning.
import { CraftNudgeError, type FailureCode, reasonOf } from '../domain/failure.js';
import type { AuditLog } from './audit-log.js';
import type { Deed } from './entry.js';
import { type Details, type DetailsOf, type OperationName, operations } from './operations.js';

export interface Asked<Name extends OperationName> {
  readonly operation: Name;
  /** What is known before it begins. */
  readonly details?: DetailsOf<Name>;
}

/** Adds what is known later: how many there were. */
export type Tell<Name extends OperationName> = (more: DetailsOf<Name>) => void;

export interface AuditDesk {
  /** Opened when there is something to note: a data directory that cannot be used is trouble with the note, no more. */
  open(): AuditLog;
  warn(problem: CraftNudgeError): void;
}

export async function audited<Name extends OperationName, Result>(
  desk: AuditDesk,
  { operation, details = {} }: Asked<Name>,
  work: (tell: Tell<Name>) => Promise<Result>,
): Promise<Result> {
  let told: Details = details as Details;
  const began = operations[operation].guarded ? begin(desk, operation, told) : {};
  const tell: Tell<Name> = (more) => void (told = { ...told, ...(more as Details) });
  try {
    const result = await work(tell);
    note(desk, { operation, outcome: 'done', ...began, details: told });
    return result;
  } catch (thrown) {
    if (!isWrongQuestion(thrown)) note(desk, { operation, ...endOf(thrown), ...began, details: told });
    throw thrown;
  }
}

function begin({ open }: AuditDesk, operation: OperationName, details: Details): Pick<Deed, 'began'> {
  try {
    return { began: open().append({ operation, outcome: 'begun', details }).sequence };
  } catch (cause) {
    if (!(cause instanceof CraftNudgeError)) throw cause;
    throw new CraftNudgeError('AUDIT_UNWRITABLE', { operation, reason: troubleOf(cause) }, { cause });
  }
}

function note({ open, warn }: AuditDesk, deed: Deed): void {
  try {
    open().append(deed);
  } catch (cause) {
    if (!(cause instanceof CraftNudgeError)) throw cause;
    warn(new CraftNudgeError('AUDIT_MISSED', { operation: deed.operation, reason: troubleOf(cause) }, { cause }));
  }
}

/** The sentence without its next action: the caller has another. */
const troubleOf = (cause: CraftNudgeError): string => cause.message.split('; ')[0] ?? reasonOf(cause);

/** Codes that say no before anything was touched. */
const REFUSALS: readonly FailureCode[] = [
  'CONFIG_INVALID',
  'GIT_MISSING',
  'GIT_UNTRUSTED',
  'HOOKS_UNSUPPORTED',
  'NO_COMMITS',
  'STORE_UNSAFE',
  'UNKNOWN_COMMIT',
  'UNKNOWN_TOKEN',
];

function endOf(thrown: unknown): Pick<Deed, 'failure' | 'outcome'> {
  if (!(thrown instanceof CraftNudgeError)) return { outcome: 'failed', failure: 'BUG' };
  return { outcome: REFUSALS.includes(thrown.code) ? 'refused' : 'failed', failure: thrown.code };
}

/** Nothing was asked of the data at all: nothing is written, as outside of any repository. */
function isWrongQuestion(thrown: unknown): boolean {
  return thrown instanceof CraftNudgeError && ['NOT_A_REPOSITORY', 'WRONG_USAGE'].includes(thrown.code);
}
