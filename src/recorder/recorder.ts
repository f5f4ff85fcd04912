// The recorder: everything joined. In: an environment. Out: functions that take up all waiting work, and that look again
// at the nudges that wait. The background process and the commands that read use the same.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { GitPlace } from '../capture/git.js';
import { type Clock, systemClock } from '../domain/instant.js';
import { createBus, type Bus } from '../events/bus.js';
import { wirePipeline } from '../pipeline.js';
import { takeAnswers } from './answers.js';
import { deskSourcesOf } from './desk-sources.js';
import { drain, hasUnparkedWork } from './drain.js';
import { createHabitWatch, type HabitWatch } from './habit-watch.js';
import { createNudgeDesk, type NudgeDesk } from './nudge-desk.js';
import { createDailyWork, type DailyWork } from './daily-work.js';
import { hasMessageHook, isSwitchedOff } from './operations.js';
import { passOver, recordAt, type Placed } from './place-recorder.js';
import { openSession } from './session.js';
import { createSites, type Sites } from './sites.js';
import { takeSkips } from './skipped.js';
import type { SpoolEvent } from './spool-line.js';
import type { Stores } from './stores.js';

export interface Recorder extends Pick<Sites, 'describe' | 'identitiesAt' | 'settingsAt'> {
  readonly bus: Bus;
  readonly desk: NudgeDesk;
  hasWork(): boolean;
  /** Takes all work of the spool; resolves when every subscriber has settled. */
  drain(): Promise<void>;
  /** Records what no hook saw there. */
  reconcile(placed: Placed): Promise<void>;
  /** Looks again at the nudges that wait. */
  review(): Promise<void>;
  /** Takes an import of this repository into the habits, silently. */
  learn(placed: Placed): void;
  open(place: GitPlace, named?: boolean): Promise<Placed>;
}

export interface RecorderOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly stores: Stores;
  readonly clock?: Clock;
  /** Hears of work that could not be done. */
  report(problem: Error): void;
}

export function createRecorder({ env, stores, clock = systemClock, report }: RecorderOptions): Recorder {
  const bus = createBus();
  const sites = createSites({ env, stores, clock });
  const session = openSession(stores, env);
  const watch = createHabitWatch(habitSourcesOf(stores, sites, clock));
  const desk = createNudgeDesk(deskSourcesOf({ env, stores, sites, session, clock, templates: templatesPath() }));
  const daily = createDailyWork({ stores, clock, identities: sites.identities });
  wirePipeline({ bus, habits: watch, desk });
  bus.subscribe('commit.recorded', 'daily', ({ commit }) => daily.touch(commit));
  bus.subscribe('handler.failed', 'report', ({ error }) => report(error));

  const sources = { stores, bus, clock, describe: sites.describe };
  const spool = stores.data.resolve('spool');
  const parked = new Set<string>();
  const { describe, identitiesAt, settingsAt } = sites;
  const recordOrPass = async (placed: Placed, events: readonly SpoolEvent[]): Promise<void> => {
    const { commonDir, id } = placed.repository;
    const off = isSwitchedOff(commonDir) || !sites.settingsOf(id).enabled;
    await (off ? passOver(placed, stores) : recordAt(placed, events, sources));
  };
  return {
    bus,
    desk,
    describe,
    identitiesAt,
    settingsAt,
    open: (place, named = false) => sites.open({ place, named, firstSeen: clock.now() }),
    hasWork: () => hasUnparkedWork({ spool, parked }),
    drain: async () => {
      sites.rereadSettings();
      await settingsAt(null);
      takeSkips(spool, stores);
      takeAnswers(spool, { stores, bus });
      await drain({
        spool,
        parked,
        report,
        recordPlace: async (place, { events, since }) => {
          session.keep(events.at(-1)?.session);
          await recordOrPass(await sites.open({ place, firstSeen: since }), events);
        },
      });
      await settle(bus, [watch, daily]);
    },
    reconcile: async (placed) => {
      takeSkips(spool, stores);
      await recordOrPass(placed, []);
      await settle(bus, [watch, daily]);
    },
    learn: ({ repository }) => {
      watch.learn(repository.id);
      watch.save();
      daily.doNow(repository.id);
    },
    review: async () => {
      await settingsAt(null);
      for (const decision of await desk.review()) bus.publish('nudge.decided', { decision });
      await bus.settled();
    },
  };
}

async function settle(bus: Bus, keepers: readonly Pick<HabitWatch | DailyWork, 'save'>[]): Promise<void> {
  await bus.settled();
  for (const keeper of keepers) keeper.save();
}

function habitSourcesOf(stores: Stores, sites: Sites, clock: Clock): Parameters<typeof createHabitWatch>[0] {
  const fileOf = (repository: string) => ['index', `habits-${repository}.json`] as const;
  return {
    journal: stores.journal,
    rewrites: stores.rewrites,
    clock,
    identities: sites.identities,
    settingsOf: (repository) => sites.settingsOf(repository).habits,
    messageChecked: (repository) => {
      const at = sites.find(repository);
      return at !== undefined && hasMessageHook(at.commonDir, at.worktree);
    },
    load: (repository) => stores.loadDerived(...fileOf(repository)),
    save: (repository, saved) => stores.saveDerived(saved, ...fileOf(repository)),
  };
}

/** hooks/ and templates/ are beside dist/, which holds this file once it is bundled. */
export function packageRoot(): string {
  const above = ['..', '../..', '../../..'].map((way) => resolve(import.meta.dirname, way));
  return above.find((path) => existsSync(join(path, 'templates'))) ?? dirname(import.meta.dirname);
}

const templatesPath = (): string => join(packageRoot(), 'templates/nudges');
