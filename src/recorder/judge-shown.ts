// Was a nudge right, and was it followed? Later commits say so: once a nudge's horizon has passed, the verdict goes into
// the feedback log, beside what the person answered.
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

export function judgeShown(
  repository: string,
  facts: readonly Fact[],
  {
    stores,
    clock,
  }: { readonly stores: Pick<Stores, 'feedback' | 'ledger' | 'loadDerived' | 'saveDerived'>; readonly clock: Clock },
): void {
  const judged = new Set([...stores.feedback.read()].filter(({ hit }) => hit !== undefined).map(({ nudge }) => nudge));
  const shown = [...stores.ledger.read()].filter(
    (entry) => entry.action === 'deliver' && entry.repository === repository,
  );
  const open = shown.filter(({ nudge }) => !judged.has(nudge)).flatMap(observationOf);
  const verdicts = judgeObservations(open, facts, {
    now: epochOf(clock.now()),
    labeller: labellerFor(stores, repository),
  });
  stores.feedback.append(
    verdicts.filter(({ judgement }) => judgement.hit !== 'open').map((one) => feedbackOf(one, clock)),
  );
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

function feedbackOf({ kind, hash, repository, judgement }: JudgedObservation, clock: Clock): Feedback {
  return {
    v: 1,
    id: timeOrderedId(),
    nudge: nudgeIdOf(kind, hash),
    at: clock.now(),
    kind,
    repository,
    hit: judgement.hit === 'hit',
    ...(judgement.followed === 'open' ? {} : { followed: isHit(judgement.followed) }),
    source: 'later-facts',
  };
}

function isHit(verdict: Verdict): boolean {
  return verdict === 'hit';
}
