// The recorder: everything joined. In: an environment. Out: functions that take up all waiting work, and that look again
// at the nudges that wait. The background process and the commands that read use the same.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Describe } from '../capture/describe.js';
import type { GitPlace } from '../capture/git.js';
import type { Repository } from '../capture/repository.js';
import type { Settings } from '../config/settings.js';
import type { RecordSource } from '../domain/commit-record.js';
import type { Fact } from '../domain/fact.js';
import type { Decision } from '../domain/nudge.js';
import type { Insight } from '../domain/insight.js';
import { type Clock, systemClock } from '../domain/instant.js';
import { type Bus, createBus } from '../events/bus.js';
import { wirePipeline } from '../pipeline.js';
import { takeAnswers } from './answers.js';
import { deskSourcesOf } from './desk-sources.js';
import { announceDigest } from './digest-notice.js';
import { type Drain, drain, hasUnparkedWork } from './drain.js';
import { createEarnedStep, type EarnedStep, withEarned } from './earned-step.js';
import { createLabelWork, type LabelWork } from './label-work.js';
import { noteGaps, noteLate } from './gaps.js';
import { factSourcesOf, habitSourcesOf } from './habit-sources.js';
import { createHabitWatch, type HabitWatch } from './habit-watch.js';
import { type FactsOnce, readFacts, readFactsOnce } from './history-facts.js';
import { createNudgeDesk, type NudgeDesk } from './nudge-desk.js';
import { createDailyWork, type DailyWork } from './daily-work.js';
import type { Identities } from './identities.js';
import { isSwitchedOff } from './operations.js';
import { passOver, recordAt, type Placed } from './place-recorder.js';
import { withRules } from './rule-watch.js';
import { type KnownSession, openSession } from './session.js';
import { createSites, type Sites } from './sites.js';
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

export function createRecorder(options: RecorderOptions): Recorder {
  return new JoinedRecorder(options);
}

class JoinedRecorder implements Recorder {
  readonly bus = createBus();
  readonly desk: NudgeDesk;
  readonly #options: RecorderOptions & { readonly clock: Clock };
  readonly #sites: Sites;
  readonly #session: KnownSession;
  readonly #watch: HabitWatch;
  readonly #daily: DailyWork;
  readonly #labels: LabelWork;
  readonly #facts: FactsOnce;
  readonly #earned: EarnedStep;
  /** Spool files that could not be taken up in this run. */
  readonly #parked = new Set<string>();

  constructor({ clock = systemClock, ...given }: RecorderOptions) {
    const options = { ...given, clock };
    const { env, stores, report } = options;
    const sites = createSites(options);
    this.#options = options;
    this.#sites = sites;
    this.#session = openSession(stores, env);
    const world = { env, stores, sites, session: this.#session, clock, templates: templatesPath() };
    this.#watch = withRules(createHabitWatch(habitSourcesOf(world)), {
      rules: () => sites.settingsOf().rules,
      actorOf: (person) => sites.identities().actorOf(person),
    });
    this.#earned = createEarnedStep({ ...factSourcesOf(world), stores });
    const gatesRenewed = (repository: string): Promise<void> => this.#earned.renew(repository);
    const onInsight = (insight: Insight): void => this.bus.publish('insight.found', { insight });
    this.#facts = readFactsOnce((repository) => readFacts(repository, stores, sites.identities()).facts);
    const factsOf = this.#facts.of;
    this.#daily = createDailyWork({ ...factSourcesOf(world), ...world, factsOf, gatesRenewed, onInsight });
    this.#labels = createLabelWork({ ...options, sites, factsOf, isWanted: () => this.hasWork() });
    this.desk = createNudgeDesk(deskSourcesOf({ ...world, earned: this.#earned }));
    wirePipeline({ bus: this.bus, habits: withEarned(this.#watch, this.#earned), desk: this.desk });
    this.bus.subscribe('commit.recorded', 'daily', ({ commit }) => this.#daily.touch(commit));
    this.bus.subscribe('commit.recorded', 'labels', ({ commit }) => this.#labels.touch(commit));
    this.bus.subscribe('handler.failed', 'report', ({ error }) => report(error));
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
      this.#session.keep(events.at(-1)?.session);
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
    this.#daily.outdate(repository.id);
  }

  renew({ repository }: Placed, facts?: readonly Fact[]): Promise<void> {
    return this.#daily.renew(repository.id, facts);
  }

  catchUp({ repository }: Placed, facts?: readonly Fact[]): Promise<void> {
    return this.#daily.catchUp(repository.id, facts);
  }

  prepare({ repository }: Placed): void {
    this.#watch.prepare(repository.id);
    this.#watch.save();
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
    await this.#earned.ready(id);
    await recordAt(placed, events, { stores, bus: this.bus, clock, describe });
  }

  async #settle(): Promise<void> {
    await this.bus.settled();
    this.#watch.save();
    this.#earned.save();
    try {
      // The day's verdicts go by what blame tells, and commits come before both.
      if (this.#options.background === true && !(await this.#labels.run())) return;
      await this.#daily.save();
    } finally {
      this.#facts.forget();
    }
    await this.bus.settled();
  }
}

/** hooks/ and templates/ are beside dist/, which holds this file once it is bundled. */
export function packageRoot(): string {
  const above = ['..', '../..', '../../..'].map((way) => resolve(import.meta.dirname, way));
  return above.find((path) => existsSync(join(path, 'templates'))) ?? dirname(import.meta.dirname);
}

const templatesPath = (): string => join(packageRoot(), 'templates/nudges');
