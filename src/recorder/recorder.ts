// The recorder: everything joined. In: an environment. Out: functions that take up all waiting work, and that look again
// at the nudges that wait. The background process and the commands that read use the same.
import type { Describe } from '../capture/describe.js';
import type { GitPlace } from '../capture/git.js';
import type { Repository } from '../capture/repository.js';
import type { Settings } from '../config/settings.js';
import type { RecordSource } from '../domain/commit-record.js';
import type { Fact } from '../domain/fact.js';
import type { Decision } from '../domain/nudge.js';
import { type Clock, systemClock } from '../domain/instant.js';
import type { Bus } from '../events/bus.js';
import { takeAnswers } from './answers.js';
import { announceDigest } from './digest-notice.js';
import { type Drain, drain, hasUnparkedWork } from './drain.js';
import { noteGaps, noteLate } from './gaps.js';
import { joinParts, type RecorderParts } from './join-parts.js';
import type { NudgeDesk } from './nudge-desk.js';
import type { Identities } from './identities.js';
import { isSwitchedOff } from './operations.js';
import { passOver, recordAt, type Placed } from './place-recorder.js';
import type { Sites } from './sites.js';
import { takeSkips } from './skipped.js';
import { spooledHash } from './spool.js';
import type { SpoolEvent } from './spool-line.js';
import type { Stores } from './stores.js';

export interface Recorder
  extends Pick<Sites, 'describe' | 'identitiesAt' | 'rereadSettings' | 'settingsAt' | 'settingsOf'> {
  readonly bus: Bus;
  readonly desk: NudgeDesk;
  hasWork(): boolean;
  /** Takes all work of the spool; resolves when every subscriber has settled. */
  drain(): Promise<void>;
  /** Records what no hook saw there. */
  reconcile(placed: Placed): Promise<void>;
  /** Looks again at the nudges that wait. */
  review(): Promise<void>;
  /** An import came: what is derived of this repository is made again by whoever needs it next. */
  outdate(placed: Placed): void;
  /** What an import outdated, or what was deleted, is made again; from `facts`, all of the repository, where no .mailmap joined them. */
  renew(placed: Placed, facts?: readonly Fact[]): Promise<void>;
  /** Does what the first commit of a day would: metrics, verdicts, insights. */
  catchUp(placed: Placed, facts?: readonly Fact[]): Promise<void>;
  /** Does what the next commit there would find undone: habits learnt from what an import brought. */
  prepare(placed: Placed): void;
  open(place: GitPlace, named?: boolean): Promise<Placed>;
}

export interface RecorderOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly stores: Stores;
  readonly clock?: Clock;
  /** Nobody waits for this one: once a day it asks git blame, too. */
  readonly background?: boolean;
  /** How long a git may say nothing. */
  readonly gitSilenceMs?: number;
  /** Hears of work that could not be done. */
  report(problem: Error): void;
}

type JoinedOptions = RecorderOptions & { readonly clock: Clock };

export function createRecorder({ clock = systemClock, ...options }: RecorderOptions): Recorder {
  return new JoinedRecorder({ ...options, clock });
}

class JoinedRecorder implements Recorder {
  readonly bus: Bus;
  readonly desk: NudgeDesk;
  readonly #options: JoinedOptions;
  readonly #parts: RecorderParts;
  /** Spool files that could not be taken up in this run. */
  readonly #parked = new Set<string>();

  constructor(options: JoinedOptions) {
    this.#options = options;
    this.#parts = joinParts({ ...options, hasWork: () => this.hasWork() });
    this.bus = this.#parts.bus;
    this.desk = this.#parts.desk;
  }

  get #sites(): Sites {
    return this.#parts.sites;
  }

  open(place: GitPlace, named = false): Promise<Placed> {
    return this.#sites.open({ place, named, firstSeen: this.#options.clock.now() });
  }

  describe(repository: Repository, source: RecordSource): Promise<Describe> {
    return this.#sites.describe(repository, source);
  }

  settingsAt(repositoryTop: string | null): Promise<Settings> {
    return this.#sites.settingsAt(repositoryTop);
  }

  rereadSettings(): void {
    this.#sites.rereadSettings();
  }

  settingsOf(repository?: string): Settings {
    return this.#sites.settingsOf(repository);
  }

  identitiesAt(repository?: Repository): Promise<Identities> {
    return this.#sites.identitiesAt(repository);
  }

  hasWork(): boolean {
    return hasUnparkedWork({ spool: this.#spool(), parked: this.#parked });
  }

  async drain(): Promise<void> {
    const { stores, report } = this.#options;
    this.#sites.rereadSettings();
    await this.settingsAt(null);
    takeSkips(this.#spool(), stores);
    takeAnswers(this.#spool(), { stores, bus: this.bus });
    const recordPlace: Drain['recordPlace'] = async (place, { events, since, waited }) => {
      this.#parts.session.keep(events.at(-1)?.session);
      await this.#record(await this.#sites.open({ place, firstSeen: since }), events);
      noteLate(stores, { events, waited });
    };
    const onTorn = (path: string): void => noteGaps(stores, [spooledHash(path)], 'disk-full');
    await drain({ spool: this.#spool(), parked: this.#parked, report, recordPlace, onTorn });
    await this.#settle();
  }

  async reconcile(placed: Placed): Promise<void> {
    takeSkips(this.#spool(), this.#options.stores);
    await this.#record(placed, []);
    await this.#settle();
  }

  async review(): Promise<void> {
    await this.settingsAt(null);
    for (const decision of await this.#announceDigest()) this.bus.publish('nudge.decided', { decision });
    for (const decision of await this.desk.review()) this.bus.publish('nudge.decided', { decision });
    await this.bus.settled();
  }

  #announceDigest(): Promise<readonly Decision[]> {
    const { stores, clock } = this.#options;
    return announceDigest({
      stores,
      clock,
      settings: () => this.#sites.settingsOf(),
      identities: () => this.#sites.identities(),
      announce: (nudge) => this.desk.announce(nudge),
    });
  }

  /** The habits notice by themselves: they find the journal further on than they have read. */
  outdate({ repository }: Placed): void {
    this.#parts.daily.outdate(repository.id);
  }

  renew({ repository }: Placed, facts?: readonly Fact[]): Promise<void> {
    return this.#parts.daily.renew(repository.id, facts);
  }

  catchUp({ repository }: Placed, facts?: readonly Fact[]): Promise<void> {
    return this.#parts.daily.catchUp(repository.id, facts);
  }

  prepare({ repository }: Placed): void {
    this.#parts.watch.prepare(repository.id);
    this.#parts.watch.save();
  }

  #spool(): string {
    return this.#options.stores.data.resolve('spool');
  }

  /** Switched off, a repository's commits are passed over, and stay so. */
  async #record(placed: Placed, events: readonly SpoolEvent[]): Promise<void> {
    const { stores, clock } = this.#options;
    const { commonDir, id } = placed.repository;
    const isOff = isSwitchedOff(commonDir) || !this.#sites.settingsOf(id).enabled;
    if (isOff) return passOver(placed, stores);
    const describe: Sites['describe'] = (repository, source) => this.describe(repository, source);
    await this.#parts.earned.ready(id);
    await recordAt(placed, events, { stores, bus: this.bus, clock, describe });
  }

  async #settle(): Promise<void> {
    await this.bus.settled();
    this.#parts.watch.save();
    this.#parts.earned.save();
    try {
      // The day's verdicts go by what blame tells, and commits come before both.
      if (this.#options.background === true && !(await this.#parts.labels.run())) return;
      await this.#parts.daily.save();
    } finally {
      this.#parts.facts.forget();
    }
    await this.bus.settled();
  }
}
