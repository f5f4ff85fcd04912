// The recorder: everything joined. In: an environment. Out: a function that takes all waiting work, and one that looks
// again at the nudges that wait. Both are used by the background process and by commands that read.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { habits } from '../analytics/habits/index.js';
import type { Describe } from '../capture/describe.js';
import type { GitPlace } from '../capture/git.js';
import { type Repository, resolveRepository } from '../capture/repository.js';
import { loadCompiled } from '../config/load-compiled.js';
import { createSettingTable, type Settings } from '../config/settings.js';
import type { Instant, RecordSource } from '../domain/commit-record.js';
import { type Clock, systemClock } from '../domain/instant.js';
import type { Session } from '../domain/session.js';
import { createBus, type Bus } from '../events/bus.js';
import { wirePipeline } from '../pipeline.js';
import { createMasker, type Masker } from '../privacy/mask.js';
import { commitIdOf, randomId, repositoryIdOf } from '../store/ids.js';
import { readDerived } from '../store/json-file.js';
import { drain, hasUnparkedWork } from './drain.js';
import { createHabitWatch } from './habit-watch.js';
import type { Identities } from './identities.js';
import { createNudgeDesk, type NudgeDesk } from './nudge-desk.js';
import { hasMessageHook, isOperationInProgress } from './operations.js';
import { openPlace, recordAt, type Placed } from './place-recorder.js';
import type { Stores } from './stores.js';

export interface Recorder {
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
  learn({ repository }: Placed): void;
  /** The repository at `place` and what its records may say. */
  open(place: GitPlace, named?: boolean): Promise<Placed>;
  describe(repository: Repository, source: RecordSource): Promise<Describe>;
  settingsAt(repositoryTop: string | null): Promise<Settings>;
  identitiesAt(repository?: Repository): Promise<Identities>;
}

export interface RecorderOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly stores: Stores;
  readonly clock?: Clock;
  /** Hears of work that could not be done. */
  report(problem: Error): void;
}

/** hooks/ and templates/ are beside dist/, which holds this file once bundled. */
export function packageRoot(): string {
  const above = [1, 2, 3].map((levels) => resolve(import.meta.dirname, ...Array.from({ length: levels }, () => '..')));
  return above.find((path) => existsSync(join(path, 'templates'))) ?? dirname(import.meta.dirname);
}

export function createRecorder({ env, stores, clock = systemClock, report }: RecorderOptions): Recorder {
  const bus = createBus();
  const table = createSettingTable(habits);
  const known = new Map<string, { readonly repository: Repository; readonly settings: Settings }>();
  const parked = new Set<string>();
  const spool = stores.data.resolve('spool');
  let session: Session = {};
  let masker: Masker | undefined;
  let userSettings: Settings | undefined;

  const settingsAt = async (repositoryTop: string | null): Promise<Settings> => {
    const { settings } = await loadCompiled({ env, table, dataRoot: stores.data.root, repositoryTop });
    return settings;
  };
  const identitiesAt = async (repository?: Repository): Promise<Identities> => {
    const { identities } = await settingsAt(null);
    return stores.identities(identities, repository?.worktree);
  };
  const settingsOf = (repository?: string): Settings => {
    const settings = known.get(repository ?? '')?.settings ?? userSettings;
    if (settings === undefined) throw new Error('settings were asked for before any were read');
    return settings;
  };

  const open = async (place: GitPlace, firstSeen: Instant, named = false): Promise<Placed> => {
    const resolution = { registry: stores.repositories, ids: { repositoryId: repositoryIdOf, randomId }, named };
    const placed = await openPlace(() => resolveRepository({ ...place, env }, resolution), firstSeen, { stores, env });
    userSettings ??= await settingsAt(null);
    const { repository } = placed;
    known.set(repository.id, { repository, settings: await settingsAt(repository.worktree) });
    return placed;
  };
  const describe = async (repository: Repository, source: RecordSource): Promise<Describe> => {
    const { privacy } = await settingsAt(repository.worktree);
    const me = await identitiesAt(repository);
    const mask = privacy.mask ? (masker ??= createMasker()) : (text: string) => ({ text, redacted: 0 });
    return {
      repository,
      source,
      clock,
      privacy: { others: privacy.others === 'full' ? 'full' : 'hashed', mask },
      commitId: commitIdOf,
      me: me.isMe,
      authorId: stores.authorId,
      operationOf: () => null,
      branchOf: () => null,
      markerOf: () => undefined,
    };
  };

  const watch = createHabitWatch({
    journal: stores.journal,
    rewrites: stores.rewrites,
    clock,
    identities: () => stores.identities(settingsOf().identities),
    settingsOf: (repository) => settingsOf(repository).habits,
    messageChecked: (repository) => {
      const at = known.get(repository)?.repository;
      return at !== undefined && hasMessageHook(at.commonDir, at.worktree);
    },
    load: (repository) => readDerived(stores.data.resolve('index', `habits-${repository}.json`)),
    save: (repository, saved) => stores.save(saved, 'index', `habits-${repository}.json`),
  });
  const desk = createNudgeDesk({
    data: stores.data.root,
    templates: join(packageRoot(), 'templates/nudges'),
    clock,
    settingsOf: (repository) => settingsOf(repository).notify,
    ledger: stores.ledger,
    feedback: stores.feedback,
    rewrites: stores.rewrites,
    session: () => session,
    ownCommitTimes: (from) => {
      const me = stores.identities(settingsOf().identities);
      const own = [...stores.journal.read({ from })].filter(({ author }) => me.actorOf(author) === 'me');
      return own.flatMap(({ committedAt }) => committedAt ?? []);
    },
    readSetting: (name) => stores.load('settings', `${name}.json`),
    situationOf: (commit) => ({
      imported: commit.source === 'track',
      agent: commit.agent !== undefined,
      ci: isCi(env),
      operationInProgress: isUnderWay(known.get(commit.repository.id)?.repository.gitDir),
    }),
    operationsIn: (repositories) =>
      new Set([...repositories].filter((id) => isUnderWay(gitDirOf(id, stores)))),
    nameOf: (repository) => stores.repositories.nameOf(repository),
  });
  wirePipeline({ bus, habits: watch, desk });
  bus.subscribe('handler.failed', 'report', ({ error }) => report(error));

  const sources = { stores, bus, clock, env, describe };
  const settle = async (): Promise<void> => {
    await bus.settled();
    watch.save();
  };
  return {
    bus,
    desk,
    open: (place, named) => open(place, clock.now(), named),
    describe,
    settingsAt,
    identitiesAt,
    hasWork: () => hasUnparkedWork({ spool, parked }),
    drain: async () => {
      await drain({
        spool,
        parked,
        report,
        recordPlace: async (place, { events, since }) => {
          session = events.at(-1)?.session ?? session;
          const placed = await open(place, since);
          await recordAt(placed, events, sources);
        },
      });
      await settle();
    },
    reconcile: async (placed) => {
      await recordAt(placed, [], sources);
      await settle();
    },
    learn: ({ repository }) => {
      watch.learn(repository.id);
      watch.save();
    },
    review: async () => {
      userSettings ??= await settingsAt(null);
      for (const decision of desk.review()) bus.publish('nudge.decided', { decision });
      await bus.settled();
    },
  };
}

/** `CI` set and neither empty, `0` nor `false`. */
export function isCi({ CI }: NodeJS.ProcessEnv): boolean {
  return CI !== undefined && !['', '0', 'false'].includes(CI);
}

function isUnderWay(gitDir: string | undefined): boolean {
  return gitDir !== undefined && isOperationInProgress(gitDir);
}

function gitDirOf(repository: string, { repositories }: Stores): string | undefined {
  return repositories.entries().find(([, known]) => known.id === repository)?.[0];
}
