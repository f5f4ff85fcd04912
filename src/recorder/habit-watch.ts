// Habits on live commits. In: commits and rewrites that are in the journal. Out: what habits see in them.
// Between runs each repository has a snapshot in `index/`, with how far into the journal it has read: a recorder that
// was killed between journal and habits goes on where it stopped. Derived: deleted or outdated, it is made again.
import { factOf } from '../analytics/fact-of.js';
import type { Habit } from '../analytics/define-habit.js';
import type { HabitSettings } from '../analytics/habit-fold.js';
import { createTimeline, rebuildTimeline, type Timeline, type TimelineOptions } from '../analytics/timeline.js';
import type { TimelineSnapshot } from '../analytics/timeline-snapshot.js';
import type { CommitHash, CommitRecord, Instant } from '../domain/commit-record.js';
import type { AnswerFact } from '../domain/fact.js';
import { type Clock, epochOf, instantOf } from '../domain/instant.js';
import type { Observation } from '../domain/observation.js';
import type { Rewrite } from '../domain/rewrite.js';
import type { JournalCursor } from '../store/journal/cursor.js';
import type { Journal } from '../store/journal/journal.js';
import type { RewriteLog } from '../store/logs.js';
import { readFacts, rewriteFactOf } from './history-facts.js';
import type { Identities } from './identities.js';

const LOOK_BACK_SECONDS = 7 * 86_400;

interface Saved {
  readonly v: 1;
  readonly cursor: JournalCursor;
  /** When: rewrites from about then on may not be in it. */
  readonly at: Instant;
  /** The e-mails that were me: others make other facts. */
  readonly me: readonly string[];
  readonly timeline: TimelineSnapshot;
}

export interface HabitSources {
  readonly journal: Pick<Journal, 'cursor' | 'reaches' | 'read' | 'readFrom'>;
  readonly rewrites: Pick<RewriteLog, 'read' | 'recent'>;
  readonly clock: Clock;
  identities(): Identities;
  settingsOf(repository: string): HabitSettings;
  /** Absent: the registered ones. */
  habitsOf?(repository: string): readonly Habit[];
  /** They read more of each fact than most. */
  readonly keepsWholeFacts?: boolean;
  /** Absent: none of these habits reads answers. */
  answersOf?(repository: string): readonly AnswerFact[];
  /** A commit-msg hook checks messages there already. */
  messageChecked(repository: string): boolean;
  load(repository: string): unknown;
  save(repository: string, saved: object): void;
}

export interface HabitWatch {
  observe(commit: CommitRecord): readonly Observation[];
  rewrite(rewrite: Rewrite): void;
  /** Reads on to the journal's end without anything to say: an import was the last to come. */
  prepare(repository: string): void;
  /** Keeps what was learnt for the next run. */
  save(): void;
}

interface Watched {
  timeline: Timeline;
  cursor: JournalCursor;
  readonly seen: Map<CommitHash, readonly Observation[]>;
}

export function createHabitWatch(sources: HabitSources): HabitWatch {
  const watched = new Map<string, Watched>();
  const catchUp = (repository: string): Watched => {
    const current = orRebuilt(repository, sources, () =>
      advance(repository, watched.get(repository) ?? open(repository, sources), sources),
    );
    watched.set(repository, current);
    return current;
  };
  return {
    observe: ({ repository, hash }) => {
      const { seen } = catchUp(repository.id);
      const observations = seen.get(hash) ?? [];
      seen.delete(hash);
      return observations;
    },
    rewrite: (rewrite) => {
      const state = catchUp(rewrite.repository);
      state.timeline.apply(rewriteFactOf(rewrite));
    },
    prepare: (repository) => void catchUp(repository),
    save: () => {
      if (watched.size === 0) return;
      const at = sources.clock.now();
      const me = sources.identities().emails;
      for (const [repository, { timeline, cursor }] of watched) {
        if (!sources.journal.reaches(cursor)) continue; // what was erased meanwhile may be in it
        sources.save(repository, { v: 1, cursor, at, me, timeline: timeline.snapshot() } satisfies Saved);
      }
    },
  };
}

/** Of what is kept, parts are read when they are needed: only then is a damaged one found. */
function orRebuilt(repository: string, sources: HabitSources, work: () => Watched): Watched {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof SyntaxError) return rebuild(repository, sources);
    throw cause;
  }
}

function open(repository: string, sources: HabitSources): Watched {
  const saved = sources.load(repository) as Saved | undefined;
  const usable = saved?.v === 1 && sameTexts(saved.me, sources.identities().emails);
  if (!usable || !sources.journal.reaches(saved.cursor)) return rebuild(repository, sources);
  const timeline = createTimeline({ ...optionsOf(repository, sources), snapshot: saved.timeline });
  for (const rewrite of missedRewrites(repository, saved.at, sources)) timeline.apply(rewriteFactOf(rewrite));
  return timeline.stale ? rebuild(repository, sources) : { timeline, cursor: saved.cursor, seen: new Map() };
}

/** A rewrite that reconcile found bears the time at which it happened: look back a good while; known ones change nothing. */
function missedRewrites(repository: string, at: Instant, { rewrites }: HabitSources): readonly Rewrite[] {
  const since = instantOf(epochOf(at) - LOOK_BACK_SECONDS) ?? at;
  return rewrites.recent(since).filter((rewrite) => rewrite.repository === repository);
}

/** Reads on in the journal from where it stopped. An import, which brings what is older than the window, ends that. */
function advance(repository: string, state: Watched, sources: HabitSources): Watched {
  if (!sources.journal.reaches(state.cursor)) return rebuild(repository, sources); // erased or repaired meanwhile
  const { actorOf } = sources.identities();
  for (const { record, cursor } of sources.journal.readFrom(state.cursor)) {
    state.cursor = cursor;
    if (record.repository.id !== repository) continue;
    state.seen.set(record.hash, state.timeline.apply(factOf(record, actorOf(record.author))));
    if (state.timeline.stale) break;
  }
  if (!state.timeline.stale) return state;
  const rebuilt = rebuild(repository, sources);
  return { ...rebuilt, seen: new Map([...rebuilt.seen, ...state.seen]) };
}

/** From the whole journal: at first sight, after a change of settings, and for facts older than the window. */
function rebuild(repository: string, sources: HabitSources): Watched {
  const cursor = sources.journal.cursor();
  const { facts } = readFacts(repository, sources, sources.identities());
  const timeline = rebuildTimeline(facts, optionsOf(repository, sources));
  const seen = new Map<CommitHash, readonly Observation[]>();
  for (const one of timeline.observations()) seen.set(one.hash, [...(seen.get(one.hash) ?? []), one]);
  return { timeline, cursor, seen };
}

function optionsOf(repository: string, sources: HabitSources): Omit<TimelineOptions, 'snapshot'> {
  const { settingsOf, messageChecked, habitsOf, answersOf, keepsWholeFacts = false } = sources;
  const habits = habitsOf?.(repository);
  const answers = answersOf?.(repository);
  return {
    repository,
    settings: settingsOf(repository),
    messageChecked: messageChecked(repository),
    keepsWholeFacts,
    ...(habits === undefined ? {} : { habits }),
    ...(answers === undefined ? {} : { answers }),
  };
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text) => others.includes(text));
}
