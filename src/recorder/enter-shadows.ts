// What earned kinds saw while their gate was closed, as `shadow` lines of the ledger: each nudge once, with the version of
// its model. Only of commits that were made here; what came by an import is in the record, and was never a moment to speak.
import type { CommitRecord, Instant } from '../domain/commit-record.js';
import { type Clock, epochOf } from '../domain/instant.js';
import { DAY } from '../domain/local-time.js';
import type { Observation } from '../domain/observation.js';
import { composeNudge } from '../notify/compose-nudge.js';
import { entryOf } from '../notify/ledger-entry.js';
import { loadTemplates } from '../notify/template.js';
import { nudgeIdOf, timeOrderedId } from '../store/ids.js';
import type { Stores } from './stores.js';

export interface ShadowSources {
  readonly stores: Pick<Stores, 'journal' | 'ledger' | 'repositories'>;
  readonly clock: Clock;
  /** The directory of the wordings. */
  readonly templates: string;
}

/** Days in which somebody may not have committed, and nothing was entered. */
const LOOK_BACK_DAYS = 30;
/** Replayed work is no moment for advice. */
const WRITTEN_BY_HAND: readonly CommitRecord['operation'][] = ['commit', 'amend', null];

export function enterShadows(observations: readonly Observation[], { stores, clock, templates }: ShadowSources): void {
  const { journal, ledger, repositories } = stores;
  const now = clock.now();
  const recent = observations.filter(({ tier, at }) => tier === 'earned' && at > epochOf(now) - LOOK_BACK_DAYS * DAY);
  if (recent.length === 0) return;
  const known = new Set([...ledger.read()].map(({ nudge }) => nudge));
  const fresh = recent
    .filter(({ kind, hash }) => !known.has(nudgeIdOf(kind, hash)))
    .filter(({ hash }) => wasMadeHere(journal.find(hash)));
  if (fresh.length === 0) return;
  const wording = { templates: loadTemplates(templates), makeNudgeId: nudgeIdOf };
  ledger.append(fresh.map((one) => shadowOf(one, { name: repositories.nameOf(one.repository), wording, now })));
}

function wasMadeHere(commit: CommitRecord | undefined): boolean {
  return commit !== undefined && commit.source !== 'track' && WRITTEN_BY_HAND.includes(commit.operation);
}

interface Entering {
  readonly name: string;
  readonly wording: Parameters<typeof composeNudge>[2];
  readonly now: Instant;
}

function shadowOf(observation: Observation, { name, wording, now }: Entering): ReturnType<typeof entryOf> {
  const nudge = composeNudge(observation, name, wording);
  return entryOf({ action: 'shadow', nudge, reason: 'not-earned' }, { id: timeOrderedId(), at: now });
}
