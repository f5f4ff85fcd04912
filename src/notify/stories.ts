// In: the ledger and the answers. Out: each nudge once, with everything that was decided about it and answered to it.
import type { Answer } from '../domain/fact.js';
import type { Feedback, LedgerEntry } from '../domain/nudge.js';

export interface Story {
  readonly id: string;
  /** Its newest line. */
  readonly last: LedgerEntry;
  /** Oldest first. */
  readonly lines: readonly LedgerEntry[];
  readonly answers: readonly (Feedback & { readonly answer: Answer })[];
  /** What later facts showed last. */
  readonly outcome: (Feedback & { readonly hit: boolean }) | undefined;
}

/** Oldest first, by the first line of each. */
export function storiesOf(ledger: Iterable<LedgerEntry>, feedback: Iterable<Feedback>): readonly Story[] {
  const lines = groupByNudge(ledger);
  const given = [...feedback];
  const answers = groupByNudge(given.filter(isAnswer));
  const outcomes = new Map(given.filter(isOutcome).map((line) => [line.nudge, line]));
  return [...lines].flatMap(([id, own]) => {
    const last = own.at(-1);
    return last === undefined
      ? []
      : [{ id, last, lines: own, answers: answers.get(id) ?? [], outcome: outcomes.get(id) }];
  });
}

function groupByNudge<Line extends { readonly nudge: string }>(
  lines: Iterable<Line>,
): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const group = groups.get(line.nudge);
    if (group === undefined) groups.set(line.nudge, [line]);
    else group.push(line);
  }
  return groups;
}

function isAnswer(feedback: Feedback): feedback is Feedback & { readonly answer: Answer } {
  return feedback.answer !== undefined;
}

function isOutcome(feedback: Feedback): feedback is Feedback & { readonly hit: boolean } {
  return feedback.hit !== undefined;
}
