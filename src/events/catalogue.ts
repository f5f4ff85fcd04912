// The program's table of contents: every fact that one module tells the others.
// The README's table is printed from here.
import type { Answer } from '../domain/fact.js';
import type { CommitRecord } from '../domain/commit-record.js';
import type { Insight } from '../domain/insight.js';
import type { Decision, Nudge } from '../domain/nudge.js';
import type { Observation } from '../domain/observation.js';
import type { Rewrite } from '../domain/rewrite.js';

interface EventKind<Payload> {
  readonly sentence: string;
  /** Never set: carries the payload's type. */
  readonly payload?: Payload;
}

const event = <Payload>(sentence: string): EventKind<Payload> => ({ sentence });

export const catalogue = {
  'commit.recorded': event<{ readonly commit: CommitRecord }>('A commit is safely in the journal.'),
  'commit.rewritten': event<{ readonly rewrite: Rewrite }>('An amend or a rebase replaced one commit by another.'),
  'habits.observed': event<{ readonly commit: CommitRecord; readonly observations: readonly Observation[] }>(
    'Habits saw something in one commit; all of it in one event.',
  ),
  'insight.found': event<{ readonly insight: Insight }>('Something changed in how you work, and it is not chance.'),
  'nudge.decided': event<{ readonly decision: Decision }>('Policy decided what happens to a nudge, and why.'),
  'nudge.delivered': event<{ readonly nudge: Nudge; readonly channel: string }>('A channel has shown a nudge.'),
  'nudge.answered': event<{ readonly nudge: string; readonly kind: string; readonly answer: Answer }>(
    'You answered a nudge.',
  ),
  'handler.failed': event<{ readonly event: string; readonly subscriber: string; readonly error: Error }>(
    'A subscriber threw or rejected; the others went on.',
  ),
} as const;

export type EventName = keyof typeof catalogue;
export type EventMap = { [Name in EventName]: NonNullable<(typeof catalogue)[Name]['payload']> };
