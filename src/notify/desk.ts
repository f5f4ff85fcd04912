// Where observations become toasts, or the reason for silence. In: observations of one commit, or the passing of time.
// Out: decisions, each of them a line of the ledger before anybody hears of it.
import type { CommitHash, Instant } from '../domain/commit-record.js';
import { epochOf } from '../domain/instant.js';
import type { Decision, LedgerEntry, Nudge } from '../domain/nudge.js';
import type { Observation } from '../domain/observation.js';
import { composeNudge, type Wording } from './compose-nudge.js';
import type { Delivery } from './deliver.js';
import { entryOf } from './ledger-entry.js';
import { decide } from './policy/decide.js';
import { type Held, heldOf, nextWakeOf, openHolds } from './policy/held.js';
import type { Moment, NotifySettings, Situation, Wishes } from './policy/question.js';
import { type LaterFacts, reviewHeld } from './policy/review-held.js';
import type { OffsetAt } from './wall-clock.js';

export interface DeskParts {
  readonly wording: Wording;
  readonly settings: NotifySettings;
  readonly ledger: { read(): readonly LedgerEntry[]; append(entries: readonly LedgerEntry[]): void };
  /** Snooze, mutes and answers as they are now. */
  wishes(): Wishes;
  /** Own commits in the last 90 days, over all repositories. */
  ownCommits(): number;
  readonly earned?: ReadonlySet<string>;
  readonly offsetAt: OffsetAt;
  now(): Instant;
  /** uuid v7. */
  makeEntryId(): string;
  repositoryName(id: string): string;
  deliver(nudge: Nudge): Promise<Delivery>;
}

export interface Desk {
  /** One decision for each observation of one commit; those that were decided before are not decided again. */
  decide(observations: readonly Observation[], situation: Situation): readonly Decision[];
  /** Shows a nudge and enters the channel that worked. */
  deliver(nudge: Nudge): Promise<string>;
  /** Commits whose nudges wait: the caller looks up what became of them. */
  waiting(): readonly { readonly repository: string; readonly commits: readonly CommitHash[] }[];
  /** Decides again about the nudges that wait; those that do not change are not among the decisions. */
  review(later: LaterFacts): readonly Decision[];
  /** When to review again. */
  nextWake(): Instant | undefined;
}

export function createDesk(parts: DeskParts): Desk {
  const { ledger, wording } = parts;
  /** Decided to be shown, not yet entered: it counts against the budget all the same. */
  const onTheWay = new Map<string, LedgerEntry>();
  const known = (): readonly LedgerEntry[] => [...ledger.read(), ...onTheWay.values()];
  const holds = (): readonly LedgerEntry[] => openHolds(known());

  const enter = (decisions: readonly Decision[]): readonly Decision[] => {
    const entries = decisions.map((decision) => entryOf(decision, { id: parts.makeEntryId(), at: parts.now() }));
    ledger.append(entries.filter(({ action }) => action !== 'deliver'));
    for (const entry of entries) if (entry.action === 'deliver') onTheWay.set(entry.nudge, entry);
    return decisions;
  };

  return {
    decide: (observations, situation) => {
      const moment = momentOf(parts, known());
      const decided = new Set(moment.ledger.map(({ nudge }) => nudge));
      const nudges = observations.map((seen) => composeNudge(seen, parts.repositoryName(seen.repository), wording));
      return enter(decide({ ...moment, nudges: nudges.filter(({ id }) => !decided.has(id)), situation }));
    },
    deliver: async (nudge) => {
      const { channel } = await parts.deliver(nudge);
      ledger.append([entryOf({ action: 'deliver', nudge }, { id: parts.makeEntryId(), at: parts.now(), channel })]);
      onTheWay.delete(nudge.id);
      return channel;
    },
    waiting: () => holds().map(({ repository, commits }) => ({ repository, commits })),
    review: (later) => {
      const moment = momentOf(parts, known());
      return enter(reviewHeld({ ...moment, holds: holds().flatMap((entry) => readHeld(entry, parts)), later }));
    },
    nextWake: () => nextWakeOf(holds()),
  };
}

function momentOf(parts: DeskParts, ledger: readonly LedgerEntry[]): Moment {
  return {
    now: epochOf(parts.now()),
    ledger,
    settings: parts.settings,
    wishes: parts.wishes(),
    ownCommits: parts.ownCommits(),
    earned: parts.earned ?? new Set(),
    offsetAt: parts.offsetAt,
  };
}

function readHeld(entry: LedgerEntry, parts: DeskParts): readonly Held[] {
  const held = heldOf(entry, parts.repositoryName(entry.repository), parts.wording.templates);
  return held === undefined ? [] : [held];
}
