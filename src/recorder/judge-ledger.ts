// Was a nudge right, and was it followed? Later commits, amends and rewrites say so: of every nudge of the ledger, shown
// or not, the verdict goes into the feedback log once its time has passed, beside what the person answered.
import { allHabits } from '../analytics/all-habits.js';
import { judgeObservations } from '../analytics/replay.js';
import type { JudgedObservation } from '../analytics/replay.js';
import type { Fact } from '../domain/fact.js';
import { type Clock, epochOf } from '../domain/instant.js';
import type { Feedback, LedgerEntry } from '../domain/nudge.js';
import type { Observation, Verdict } from '../domain/observation.js';
import { nudgeIdOf, timeOrderedId } from '../store/ids.js';
import { labellerFor } from './blamed-fixes.js';
import { ME } from './identities.js';
import type { Stores } from './stores.js';

export interface JudgeSources {
  readonly stores: Pick<Stores, 'feedback' | 'ledger' | 'loadDerived'>;
  readonly clock: Clock;
}

export function judgeLedger(repository: string, facts: readonly Fact[], { stores, clock }: JudgeSources): void {
  const judged = judgedIn(stores.feedback.read());
  const latest = new Map([...stores.ledger.read()].map((entry) => [entry.nudge, entry]));
  const undecided = [...latest.values()].filter(
    (entry) => entry.repository === repository && judged.get(entry.nudge) !== 'whole',
  );
  const observations = undecided.flatMap(observationOf);
  const labeller = labellerFor(stores, repository);
  const verdicts = judgeObservations(observations, facts, { now: epochOf(clock.now()), habits: allHabits, labeller });
  const fresh = verdicts.filter(({ kind, hash, judgement }) => {
    const isKnown = judged.get(nudgeIdOf(kind, hash)) !== undefined;
    return judgement.hit !== 'open' && (!isKnown || judgement.followed !== 'open');
  });
  const actionOf = (nudge: string) => latest.get(nudge)?.action ?? 'deliver';
  stores.feedback.append(fresh.map((one) => feedbackOf(one, actionOf(nudgeIdOf(one.kind, one.hash)), clock)));
}

/** By nudge: judged wholly, or only whether it was right, since it may still be followed. */
function judgedIn(feedback: Iterable<Feedback>): ReadonlyMap<string, 'half' | 'whole'> {
  const judged = new Map<string, 'half' | 'whole'>();
  for (const { nudge, hit, followed } of feedback) {
    if (hit !== undefined) judged.set(nudge, followed === undefined ? 'half' : 'whole');
  }
  return judged;
}

function observationOf({
  kind,
  tier = 'fact',
  repository,
  commits,
  commitAt,
  file,
  evidence = {},
}: LedgerEntry): readonly Observation[] {
  const [hash] = commits;
  if (hash === undefined || commitAt === undefined) return [];
  const about = file === undefined ? {} : { file };
  return [{ kind, tier, repository, hash, at: epochOf(commitAt), actor: ME, ...about, evidence, n: 0 }];
}

function feedbackOf(
  { kind, hash, repository, judgement }: JudgedObservation,
  action: LedgerEntry['action'],
  clock: Clock,
): Feedback {
  return {
    v: 1,
    id: timeOrderedId(),
    nudge: nudgeIdOf(kind, hash),
    at: clock.now(),
    kind,
    repository,
    hit: judgement.hit === 'hit',
    ...(judgement.followed === 'open' ? {} : { followed: isHit(judgement.followed) }),
    action,
    source: 'later-facts',
  };
}

function isHit(verdict: Verdict): boolean {
  return verdict === 'hit';
}
