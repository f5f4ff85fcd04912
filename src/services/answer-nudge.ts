// One line of feedback, which policy obeys from the next nudge on.
import type { Answer } from '../domain/fact.js';
import { CraftNudgeError } from '../domain/failure.js';
import { systemClock } from '../domain/instant.js';
import type { Feedback } from '../domain/nudge.js';
import { feedbackOf, findNudge } from '../notify/answers.js';
import type { Stores } from '../recorder/stores.js';
import { timeOrderedId } from '../store/ids.js';

interface Given {
  /** The nudge's id, or its first digits. */
  readonly prefix: string;
  readonly answer: Answer;
  readonly source: Feedback['source'];
}

/** Throws UNKNOWN_NUDGE, AMBIGUOUS_NUDGE. */
export function answerNudge({ ledger, feedback }: Stores, { prefix, answer, source }: Given): Feedback {
  const lines = [...ledger.read()];
  const nudge = findNudge(prefix, lines);
  const noted = feedbackOf({ nudge, answer }, lines, { id: timeOrderedId(), at: systemClock.now(), source });
  if (noted === undefined) throw new CraftNudgeError('UNKNOWN_NUDGE', { id: prefix });
  feedback.append([noted]);
  return noted;
}

/** What follows from it. */
export function consequenceOf(answer: Answer, kind: string): string {
  const consequences: Readonly<Record<Answer, string>> = {
    useful: 'noted: useful',
    'not-now': 'noted: not now. The same about the same file stays silent twice as long.',
    never: `noted: never. ${kind} is muted; take it back with: craftnudge mute ${kind} --off`,
  };
  return consequences[answer];
}
