// Policy with its memory. In: what habits saw in a commit. Out: decisions, each in the ledger before anybody is told,
// and for those that may be shown, a channel. Effects of notify/ are here; the rules are there, pure.
import type { CommitHash, CommitRecord, Instant } from '../domain/commit-record.js';
import { epochOf, instantOf, type Clock } from '../domain/instant.js';
import type { Decision, Feedback, LedgerEntry, Nudge } from '../domain/nudge.js';
import type { Observation } from '../domain/observation.js';
import type { Session } from '../domain/session.js';
import { PROGRAM_DIRECTORIES } from '../notify/channel.js';
import { composeNudge } from '../notify/compose-nudge.js';
import { deliver } from '../notify/deliver.js';
import { entryOf } from '../notify/ledger-entry.js';
import { type MuteFile, noMutes } from '../notify/mutes.js';
import { decide } from '../notify/policy/decide.js';
import { heldOf, nextWakeOf, openHolds, type Held } from '../notify/policy/held.js';
import type { Moment, NotifySettings, Situation } from '../notify/policy/question.js';
import { type LaterFacts, reviewHeld } from '../notify/policy/review-held.js';
import { snoozedUntil, type SnoozeFile } from '../notify/snooze.js';
import { loadTemplates, type Templates } from '../notify/template.js';
import { systemOffset } from '../notify/wall-clock.js';
import { nudgeIdOf, timeOrderedId } from '../store/ids.js';
import type { RecordLog, RewriteLog } from '../store/logs.js';
import { ME } from './identities.js';

export interface DeskSources {
  /** The data directory. */
  readonly data: string;
  readonly templates: string;
  readonly clock: Clock;
  /** The settings `notify.*` where a commit is, or the user's own. */
  settingsOf(repository?: string): NotifySettings & { readonly channels: readonly string[] };
  /** Gates: asked anew for each nudge. */
  readonly earned: Moment['earned'];
  readonly ledger: Pick<RecordLog<LedgerEntry>, 'append' | 'recent'>;
  readonly feedback: Pick<RecordLog<Feedback>, 'read'>;
  readonly rewrites: Pick<RewriteLog, 'recent'>;
  /** The newest session that a hook told us of. */
  session(): Session;
  /** Committer times of the person's own commits since `from`, over all repositories, in any order. */
  ownCommitTimes(from: Instant): readonly Instant[];
  /** The same, of those that were recorded after this commit: it costs no look at the history before it. */
  ownCommitTimesAfter(commit: CommitHash): readonly Instant[];
  readSetting(name: 'snooze' | 'mutes'): unknown;
  situationOf(commit: CommitRecord): Omit<Situation, 'mine'>;
  /** Makes what a toast needs on disk. */
  prepare(): void;
  /** Those of a nudge's commits that have been pushed since it came up; a commit that git has lost has not. */
  pushedAmong(nudge: Nudge): Promise<readonly CommitHash[]>;
  /** Repositories with a rebase, merge, cherry-pick or bisect going on, of those named. */
  operationsIn(repositories: ReadonlySet<string>): ReadonlySet<string>;
  nameOf(repository: string): string;
}

export interface NudgeDesk {
  decide(commit: CommitRecord, observations: readonly Observation[]): readonly Decision[];
  deliver(nudge: Nudge): Promise<string>;
  /** Decides about one that no commit made: a digest. */
  announce(nudge: Nudge): readonly Decision[];
  /** Decides again about the nudges that wait. */
  review(): Promise<readonly Decision[]>;
  /** When the next of them wants to be looked at. */
  nextWake(): Instant | undefined;
}

const LEDGER_DAYS = 90;
/** Replayed work (a rebase, a cherry-pick, a revert, a patch, a merge) is no moment for advice about how it was made. */
const WRITTEN_BY_HAND: readonly CommitRecord['operation'][] = ['commit', 'amend', null];
/** What is about no commit is nobody else's, and no operation stands in its way. */
const OUT_OF_A_COMMIT: Situation = { imported: false, mine: true, agent: false, ci: false, operationInProgress: false };
const DAY = 86_400;

export function createNudgeDesk(sources: DeskSources): NudgeDesk {
  return new LedgerDesk(sources);
}

class LedgerDesk implements NudgeDesk {
  readonly #sources: DeskSources;
  /** On their way to a channel: they count against the budget, though their line is written only when they are shown. */
  readonly #leaving = new Map<string, LedgerEntry>();
  #templates: Templates | undefined;

  constructor(sources: DeskSources) {
    this.#sources = sources;
  }

  decide(commit: CommitRecord, observations: readonly Observation[]): readonly Decision[] {
    if (!WRITTEN_BY_HAND.includes(commit.operation)) return [];
    const composed = this.#compose(commit, observations);
    if (composed.length === 0) return [];
    const entries = this.#entries();
    const known = new Set(entries.map(({ nudge }) => nudge));
    // After a kill the same commit may be seen again: what was decided stays.
    const nudges = composed.filter(({ id }) => !known.has(id));
    if (nudges.length === 0) return [];
    const situation = { ...this.#sources.situationOf(commit), mine: true };
    return this.#write(decide({ ...momentOf(this.#sources, entries, commit.repository.id), nudges, situation }));
  }

  async deliver(nudge: Nudge): Promise<string> {
    const { data, session, settingsOf, prepare } = this.#sources;
    prepare();
    const place = { data, session: session(), platform: process.platform, programs: PROGRAM_DIRECTORIES };
    const { channel } = await deliver(nudge, { place, names: settingsOf().channels });
    this.#sources.ledger.append([this.#lineOf({ action: 'deliver', nudge }, channel)]);
    this.#leaving.delete(nudge.id);
    return channel;
  }

  announce(nudge: Nudge): readonly Decision[] {
    const entries = this.#entries();
    if (entries.some((entry) => entry.nudge === nudge.id)) return [];
    return this.#write(decide({ ...momentOf(this.#sources, entries), nudges: [nudge], situation: OUT_OF_A_COMMIT }));
  }

  async review(): Promise<readonly Decision[]> {
    const entries = this.#entries();
    const holds = openHolds(entries).flatMap((entry) => this.#heldOf(entry));
    if (holds.length === 0) return [];
    const later = await laterFactsOf(this.#sources, holds);
    return this.#write(reviewHeld({ ...momentOf(this.#sources, entries), holds, later }));
  }

  nextWake(): Instant | undefined {
    return nextWakeOf(openHolds(this.#entries()));
  }

  #entries(): readonly LedgerEntry[] {
    const { ledger, clock } = this.#sources;
    return [...ledger.recent(daysBefore(clock.now(), LEDGER_DAYS)), ...this.#leaving.values()];
  }

  #wording(): Templates {
    return (this.#templates ??= loadTemplates(this.#sources.templates));
  }

  #compose({ repository }: CommitRecord, observations: readonly Observation[]): readonly Nudge[] {
    const own = observations.filter(({ actor }) => actor === ME);
    return own.map((one) => composeNudge(one, repository.name, { templates: this.#wording(), makeNudgeId: nudgeIdOf }));
  }

  #heldOf(entry: LedgerEntry): readonly Held[] {
    return [heldOf(entry, this.#sources.nameOf(entry.repository), this.#wording()) ?? []].flat();
  }

  #lineOf(decision: Decision, channel?: string): LedgerEntry {
    const entering = { id: timeOrderedId(), at: this.#sources.clock.now() };
    return entryOf(decision, channel === undefined ? entering : { ...entering, channel });
  }

  /** What is to be shown is entered by `deliver`, with its channel: killed in between, it is still held, not lost. */
  #write(decisions: readonly Decision[]): readonly Decision[] {
    const lines = decisions.map((decision) => this.#lineOf(decision));
    for (const line of lines.filter(({ action }) => action === 'deliver')) this.#leaving.set(line.nudge, line);
    this.#sources.ledger.append(lines.filter(({ action }) => action !== 'deliver'));
    return decisions;
  }
}

function momentOf(sources: DeskSources, ledger: readonly LedgerEntry[], repository?: string): Moment {
  const now = epochOf(sources.clock.now());
  const since = daysBefore(sources.clock.now(), LEDGER_DAYS);
  const until = snoozedUntil(sources.readSetting('snooze') as SnoozeFile | undefined);
  const { mutes } = (sources.readSetting('mutes') as MuteFile | undefined) ?? noMutes;
  let own: number | undefined;
  return {
    now,
    ledger,
    settings: sources.settingsOf(repository),
    wishes: {
      ...(until === undefined ? {} : { snoozedUntil: until }),
      mutes,
      answers: [...sources.feedback.read()],
    },
    ownCommits: () => (own ??= sources.ownCommitTimes(since).length),
    earned: sources.earned,
    offsetAt: systemOffset,
  };
}

async function laterFactsOf(sources: DeskSources, holds: readonly Held[]): Promise<LaterFacts> {
  const nudges = holds.map(({ nudge }) => nudge).toSorted((a, b) => epochOf(a.commitAt) - epochOf(b.commitAt));
  const first = nudges[0]?.commitAt ?? sources.clock.now();
  const commit = nudges.find(({ commits }) => commits.length > 0)?.commits[0];
  const later = commit === undefined ? [] : sources.ownCommitTimesAfter(commit);
  const repositories = new Set(holds.map(({ nudge }) => nudge.repository));
  return {
    lastCommitAt: Math.max(...[first, ...later].map(epochOf)),
    rewrites: sources.rewrites.recent(first),
    pushed: await pushedOf(sources, holds),
    operations: sources.operationsIn(repositories),
  };
}

async function pushedOf(sources: DeskSources, holds: readonly Held[]): Promise<ReadonlySet<CommitHash>> {
  const pushed = new Set<CommitHash>();
  for (const { nudge } of holds.filter((held) => held.nudge.untilPush)) {
    for (const hash of await sources.pushedAmong(nudge)) pushed.add(hash);
  }
  return pushed;
}

function daysBefore(instant: Instant, days: number): Instant {
  return instantOf(epochOf(instant) - days * DAY) ?? instant;
}
