// What the person answered. In: the line that a toast's shell left in the spool, or the words of `craftnudge answer`.
// Out: one line of feedback.
import type { Instant } from '../domain/commit-record.js';
import { CraftNudgeError } from '../domain/failure.js';
import { type Answer, ANSWERS } from '../domain/fact.js';
import type { Feedback, LedgerEntry } from '../domain/nudge.js';

export interface GivenAnswer {
  readonly nudge: string;
  readonly answer: Answer;
}

/** Toasts leave their answers as `spool/<pid>-0.answer`. */
export const ANSWER_FILE = /^\d+-0\.answer$/;

/** The answer in a complete line (without its newline), or undefined where this version knows no such line. */
export function parseAnswerLine(line: string): GivenAnswer | undefined {
  const [version, word, nudge, given, ...more] = line.split('\t');
  const answer = ANSWERS.find((known) => known === given);
  const known = version === '1' && word === 'answer' && more.length === 0;
  return known && answer !== undefined && nudge !== undefined && nudge !== '' ? { nudge, answer } : undefined;
}

export interface Answering {
  /** uuid v7. */
  readonly id: string;
  readonly at: Instant;
  readonly source: Feedback['source'];
}

/** The feedback line; undefined where the ledger never heard of the nudge (a test toast has none). */
export function feedbackOf(
  { nudge, answer }: GivenAnswer,
  ledger: readonly LedgerEntry[],
  { id, at, source }: Answering,
): Feedback | undefined {
  const entry = ledger.findLast((one) => one.nudge === nudge);
  if (entry === undefined) return undefined;
  return { v: 1, id, nudge, at, kind: entry.kind, repository: entry.repository, answer, source };
}

/** The id of the one nudge that starts with `prefix`. */
export function findNudge(prefix: string, ledger: readonly LedgerEntry[]): string {
  const wanted = prefix.toLowerCase();
  const found = new Set(ledger.map(({ nudge }) => nudge).filter((id) => wanted !== '' && id.startsWith(wanted)));
  const [id] = found;
  if (id === undefined) throw new CraftNudgeError('UNKNOWN_NUDGE', { id: prefix });
  if (found.size > 1) throw new CraftNudgeError('AMBIGUOUS_NUDGE', { id: prefix, count: found.size });
  return id;
}
