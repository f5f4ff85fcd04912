// How each kind of nudge stands: its record, its gate, what was said of it, and what the catalogue says it is.
import { Type } from '@sinclair/typebox';
import { Count, list, oneOf, orNull, Share } from './shapes.js';

const Outcome = Type.Object({ judged: Count, right: Count, followed: Count });
export const Tier = oneOf(
  ['fact', 'earned', 'digest'],
  'fact: may toast from the first day; earned: once its gate opens',
);

export const GateView = Type.Object({
  open: Type.Boolean(),
  bound: Type.Number({ description: 'it surely comes true more often than this, whenever one looks' }),
  level: Type.Number({ description: 'it opens above this' }),
  judged: Count,
  right: Count,
  missing: list(oneOf(['bound', 'lift', 'predictions', 'target'], 'what it lacks before it may open')),
  openings: Count,
  fell: orNull(oneOf(['not-useful', 'rate'])),
});

/** As `craftnudge nudges --json` prints it. */
const kindRecord = {
  kind: Type.String(),
  tier: Tier,
  state: oneOf(['digest', 'live', 'muted', 'retired', 'shadow']),
  model: orNull(Type.String()),
  provable: Type.Boolean({ description: 'false where the observation is the fact itself' }),
  repositories: Count,
  n: Type.Integer({ minimum: 0, description: 'observations' }),
  judged: Count,
  right: Count,
  rate: orNull(Share),
  interval: orNull(Type.Object({ from: Share, to: Share }, { description: 'Wilson, 95 %' })),
  control: orNull(
    Type.Object({ n: Count, expected: Share, lift: Type.Number() }, { description: 'like commits without it' }),
  ),
  followed: Count,
  said: Type.Object({ useful: Count, notUseful: Count, ignored: Count }),
  live: Type.Object({ shown: Outcome, heldBack: Outcome }),
  gate: orNull(GateView),
};

export const Pattern = Type.Object({
  ...kindRecord,
  summary: Type.String({ description: 'what it sees' }),
  study: orNull(Type.String({ description: 'the evidence behind it' })),
  enabled: Type.Boolean({ description: 'the setting habits.<kind>.enabled' }),
  mutedFiles: list(Type.String({ description: 'muted about this file only' })),
});
